import type { DayNumber } from '../../../../common/snapshot';
import type { DataSet, HealthSource, Records } from '../../../../companion/sources/health-source';

/** The record that a source reads, without the count of what could not be read. */
export const readValue = async <D extends DataSet>(
  source: HealthSource,
  dataSet: D,
  today: DayNumber,
): Promise<Records[D]> => (await source.read(dataSet, today)).value;
