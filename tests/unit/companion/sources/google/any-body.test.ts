import fc from 'fast-check';
import { createGoogle, googleScopeOf } from '../../../../../companion/sources/google/google';
import { type DataSet, SURFACE_DATA_SETS } from '../../../../../companion/sources/health-source';
import { parseIsoDate } from '../../../../../simulator/persona/calendar';
import { damaged, damages, expectRecordOrShapeError } from '../damaged-body';
import { readValue } from '../read-value';
import { atOnce, Wearer } from './wearer';

const DATA_SETS = [...new Set(Object.values(SURFACE_DATA_SETS).flat())].filter((dataSet) =>
  googleScopeOf(dataSet),
);

const wearer = new Wearer('mara');
wearer.goTo(parseIsoDate('2026-07-14') ?? 0, 1200);

function expectReadable(dataSet: DataSet, body: unknown): Promise<void> {
  const source = createGoogle(atOnce, () => wearer.now, wearer.zone).open(async () => body);
  return expectRecordOrShapeError(dataSet, () => readValue(source, dataSet, wearer.today));
}

it.each(DATA_SETS)('%s reads any JSON, or says that the shape is wrong', (dataSet) =>
  fc.assert(
    fc.asyncProperty(fc.jsonValue(), (body) => expectReadable(dataSet, body)),
    { numRuns: 50 },
  ),
);

it.each(DATA_SETS)('%s reads any list, or says that the shape is wrong', (dataSet) =>
  fc.assert(
    fc.asyncProperty(
      fc.constantFrom('dataPoints', 'rollupDataPoints', 'pairedDevices', 'nextPageToken'),
      fc.jsonValue(),
      (list, items) => expectReadable(dataSet, { [list]: items }),
    ),
    { numRuns: 50 },
  ),
);

it.each(DATA_SETS)('%s survives what the pretend cloud says, damaged', async (dataSet) => {
  const bodies: unknown[] = [];
  wearer.onExchange = (_, response) => bodies.push(JSON.parse(response.body));
  await wearer.read('google', dataSet);
  await fc.assert(
    fc.asyncProperty(damages, async (all) => {
      for (const body of bodies) await expectReadable(dataSet, damaged(body, all));
    }),
    { numRuns: 100 },
  );
});
