import type { ReactNode } from 'react';
import { warnOnce } from './warn-once';

/** The same component of the app; reports where it returns undefined, which shows nothing. */
export function reportNothing<Props>(
  render: (props: Props) => ReactNode,
  name: string,
): (props: Props) => ReactNode {
  return (props) => {
    const shown = render(props);
    if (shown === undefined)
      warnOnce(`${name} returned undefined, so nothing of it is shown; is a return missing?`);
    return shown;
  };
}
