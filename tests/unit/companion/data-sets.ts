import { PAGES } from '../../../common/preferences';
import { type DataSet, dataSetsFor, SHOWN } from '../../../companion/sources/health-source';

export const ALL_PAGES = PAGES;

/** All that a sync may ask for. */
export const DATA_SETS: DataSet[] = dataSetsFor(PAGES);

export const { home: HOME, checkups: CHECKUPS } = SHOWN;

/** What the watch is told of the look, where nobody has chosen anything. */
export const PLAIN_LOOK = {
  pages: [],
  accent: 'sun',
  motion: true,
  units: { weight: 'kg', water: 'l', temperature: 'C', energy: 'kcal' },
} as const;
