import type { Units } from '../../common/preferences';
import { assign } from '../assign';
import { type RecordCache, recordOf } from './record-cache';

/** The default of every account. */
const METRIC: Units = { weight: 'kg', water: 'l', temperature: 'C', energy: 'kcal' };

/** The wearer's units: the chosen ones, else those of the account. */
export const unitsFor = ({ profile }: RecordCache, chosen: Partial<Units>): Units =>
  assign(assign(METRIC, recordOf(profile).units), chosen);
