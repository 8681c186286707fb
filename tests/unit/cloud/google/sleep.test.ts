import { parseIsoDate } from '../../../../simulator/persona/calendar';
import { MINUTE_MS } from '../../../../simulator/world/duration';
import { sharedPersona } from '../shared-persona';
import { GoogleTestClient, readBody, SignedInGoogleClient } from './google-test-client';

const persona = sharedPersona('mara');
const day = parseIsoDate('2026-07-14') ?? 0;
const [night] = persona.sleeps(day);
if (!night) throw new Error('mara slept that night');

/** The latest sleep in a list at a moment. */
function newest(now: number, filter = 'sleep.interval.civil_end_time >= "2026-07-13T18:00:00"') {
  const client = new GoogleTestClient();
  client.now = now;
  return readBody(new SignedInGoogleClient(client).list('sleep', filter)).dataPoints?.[0]?.sleep;
}

test('a night is detected after an hour', () => {
  expect(newest(night.start + 50 * MINUTE_MS)).toBeUndefined();
});

test('an ongoing night has no end', () => {
  const ongoing = newest(night.start + 200 * MINUTE_MS);
  expect(ongoing).toEqual({
    interval: { startTime: new Date(night.start).toISOString().replace('.000', ''), startUtcOffset: '7200s' },
  });
});

test('a night that has ended is not processed yet', () => {
  const ended = newest(night.end + 5 * MINUTE_MS);
  expect(Object.keys(ended)).toEqual(['interval', 'metadata']);
  expect(ended.metadata).toEqual({ processed: false });
  expect(Date.parse(ended.interval.endTime)).toBe(night.end);
});

test('a processed night has its stages and their sums', () => {
  const { type, stages, shortAwakenings, metadata, summary, interval } = newest(night.end + 10 * MINUTE_MS);
  expect(type).toBe('STAGES');
  expect(metadata).toEqual({ stagesStatus: 'SUCCEEDED', processed: true, mainSleep: true });
  expect(stages[0].startTime).toBe(interval.startTime);
  expect(stages.at(-1).endTime).toBe(interval.endTime);
  for (let i = 1; i < stages.length; i++) expect(stages[i].startTime).toBe(stages[i - 1].endTime);
  expect(shortAwakenings.every((one: { type: string }) => one.type === 'AWAKE')).toBe(true);
  const minutes = (name: string) =>
    Number(summary.stagesSummary.find((one: { type: string }) => one.type === name).minutes);
  const asleep = minutes('LIGHT') + minutes('DEEP') + minutes('REM');
  expect(Number(summary.minutesAsleep)).toBe(asleep);
  expect(Number(summary.minutesAwake)).toBe(minutes('AWAKE'));
  expect(Number(summary.minutesInSleepPeriod)).toBe(asleep + minutes('AWAKE'));
});

test('naps and nights without a pulse are classic', () => {
  const client = new GoogleTestClient();
  const own = new SignedInGoogleClient(client);
  const all = [];
  let pageToken: string | undefined;
  do {
    const body = readBody(own.list('sleep', 'sleep.interval.civil_end_time >= "2024-03-02"', { pageToken }));
    all.push(...body.dataPoints.map((point: { sleep: unknown }) => point.sleep));
    pageToken = body.nextPageToken;
  } while (pageToken);
  const naps = all.filter((sleep) => sleep.metadata.nap);
  const classic = all.filter((sleep) => sleep.metadata.mainSleep && sleep.type === 'CLASSIC');
  expect(naps.length).toBeGreaterThan(0);
  expect(classic.length).toBeGreaterThan(0);
  expect(naps.every((sleep) => sleep.type === 'CLASSIC' && !sleep.metadata.mainSleep)).toBe(true);
  // Some naps have no stages.
  expect(naps.some((sleep) => sleep.stages === undefined)).toBe(true);
  expect(naps.some((sleep) => sleep.stages !== undefined)).toBe(true);
  expect(classic[0].metadata.stagesStatus).toBe('REJECTED_COVERAGE');
  expect(new Set(classic[0].stages.map((stage: { type: string }) => stage.type))).toEqual(
    new Set(['RESTLESS', 'ASLEEP', 'AWAKE']),
  );
});

test('measurements of a night come after it, oxygen last', () => {
  const has = (type: string, now: number) => {
    const client = new GoogleTestClient();
    client.now = now;
    const filter = `${type.replaceAll('-', '_')}.date >= "2026-07-14"`;
    return readBody(new SignedInGoogleClient(client).list(type, filter)).dataPoints !== undefined;
  };
  const at = (minutes: number) =>
    ['daily-resting-heart-rate', 'daily-heart-rate-variability', 'daily-oxygen-saturation'].map((type) =>
      has(type, night.end + minutes * MINUTE_MS),
    );
  expect(at(5)).toEqual([false, false, false]);
  expect(at(15)).toEqual([true, false, false]);
  expect(at(30)).toEqual([true, true, false]);
  expect(at(61)).toEqual([true, true, true]);
});
