import { DEFAULT_ACCENT_COLOUR, type Preferences } from '../../../common/preferences';
import { PAGES, type PageName } from '../../../common/snapshot';
import { type DataSet, dataSetsFor, SURFACE_DATA_SETS } from '../../../companion/sources/health-source';

export const ALL_PAGES: readonly PageName[] = PAGES;

/** Every data set that a sync may request. */
export const DATA_SETS: DataSet[] = dataSetsFor(PAGES);

export const { home: HOME, checkups: CHECKUPS } = SURFACE_DATA_SETS;

/** The look until the wearer chooses one. */
export const PLAIN_LOOK = {
  pages: [],
  accent: DEFAULT_ACCENT_COLOUR,
  motion: true,
} as const;

/** The choices for a summary until the wearer makes others. */
export const PLAIN_CHOICE: Pick<Preferences, 'goals' | 'units'> = { goals: ['steps', 'water'], units: {} };
