import type { Units } from '../../common/preferences';
import { patched } from '../patched';
import type { RecordCache } from './record-cache';

/** Until an account or the wearer says otherwise. */
const METRIC: Units = { weight: 'kg', water: 'l', temperature: 'C', energy: 'kcal' };

/** What the wearer reads figures in: as they chose, or else as in the account. */
export const unitsFor = ({ profile }: RecordCache, chosen: Partial<Units>): Units =>
  patched(patched(METRIC, profile && profile.value.units), chosen);
