import type { ReactNode } from 'react';

const PATHS = {
  back: 'M19 12H5M11 6l-6 6 6 6',
  right: 'M10 7l5 5-5 5',
  remove: 'M6 6l12 12M18 6L6 18',
  check: 'M5 12.5l4.5 4.5L19 7.5',
};

export function Icon({ name }: { name: keyof typeof PATHS }): ReactNode {
  return (
    <svg className={`i i--${name}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
