import { type DataSet, SURFACE_DATA_SETS } from '../../companion/sources/health-source';
import { parseIsoDate } from '../../simulator/persona/calendar';
import { PERSONA_NAMES } from '../../simulator/persona/persona-names';
import { Wearer } from '../unit/companion/sources/google/wearer';
import { checkGoogleExchange as check } from './google-exchange';

/** All of the day, and the days on which clocks change in Vienna. */
const MOMENTS = [
  ...[30, 380, 425, 450, 600, 1010, 1439].map((minute) => ({ date: '2026-07-14', minute })),
  { date: '2026-03-29', minute: 700 },
  { date: '2026-10-25', minute: 700 },
];

describe.each(PERSONA_NAMES)('what the companion requests for %s', (name) => {
  const wearer = new Wearer(name);
  const { scopeOf } = wearer.service('google');
  const dataSets = [...new Set(Object.values(SURFACE_DATA_SETS).flat())].filter((dataSet) =>
    scopeOf(dataSet),
  );

  it.each<DataSet>(dataSets)('for %s, and what is returned, is as the contract has it', async (dataSet) => {
    const results: unknown[] = [];
    wearer.onExchange = (request, response) => results.push([response.status, ...check(request, response)]);
    for (const { date, minute } of MOMENTS) {
      wearer.goTo(parseIsoDate(date) ?? 0, minute);
      await wearer.read('google', dataSet);
    }
    expect(results.length).toBeGreaterThanOrEqual(MOMENTS.length);
    expect(results).toEqual(results.map(() => [200]));
  });
});
