import { DEFAULT_ACCENT_COLOUR, type Preferences } from '../../../common/preferences';
import { PAGES, type PageName } from '../../../common/snapshot';
import { type DataSet, dataSetsFor, SURFACE_DATA_SETS } from '../../../companion/sources/health-source';

export const ALL_PAGES: readonly PageName[] = PAGES;

/** All that a sync may ask for. */
export const DATA_SETS: DataSet[] = dataSetsFor(PAGES);

export const { home: HOME, checkups: CHECKUPS } = SURFACE_DATA_SETS;

/** What the watch is told of the look, where nobody has chosen anything. */
export const PLAIN_LOOK = {
  pages: [],
  accent: DEFAULT_ACCENT_COLOUR,
  motion: true,
} as const;

/** What the wearer wants of a summary, where nobody has chosen anything. */
export const PLAIN_CHOICE: Pick<Preferences, 'goals' | 'units'> = { goals: ['steps', 'water'], units: {} };
