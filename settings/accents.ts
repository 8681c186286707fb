import type { Accent } from '../common/snapshot';

/** What the watch draws today and the wearer in: docs/face.md, section 4. */
export const ACCENT_COLORS: Record<Accent, string> = {
  sun: '#FFB43D',
  leaf: '#9FDB4F',
  sea: '#3ED8C3',
  iris: '#C99BFF',
  rose: '#FF86B0',
  paper: '#F6F1E6',
};
