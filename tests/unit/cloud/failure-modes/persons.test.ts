import { FITBIT, GOOGLE, sendIn, sendWith } from './send-in-mode';

const SLEEP = `${FITBIT}/1.2/user/-/sleep/date/2026-07-13.json`;
const STEPS = `${FITBIT}/1/user/-/activities/steps/date/2026-07-01/2026-07-13.json`;
const HRV = `${FITBIT}/1/user/-/hrv/date/2026-07-13.json`;
const GOOGLE_SLEEP = `${GOOGLE}/dataTypes/sleep/dataPoints?pageSize=25`;

test('a person without sleep logs has no sleep, nothing that is measured in it, and all the rest', () => {
  const { json } = sendIn('no-sleep', SLEEP);
  expect([json.sleep, json.summary.totalSleepRecords]).toEqual([[], 0]);
  expect(sendIn('no-sleep', HRV).json.hrv).toEqual([]);
  expect(sendIn('normal', HRV).json.hrv).not.toEqual([]);
  expect(sendIn('no-sleep', STEPS).json).toEqual(sendIn('normal', STEPS).json);
  expect(sendIn('no-sleep', GOOGLE_SLEEP).json.dataPoints ?? []).toEqual([]);
});

test('a person of ten naps a day has them beside the night, none at the same time', () => {
  const night = sendIn('normal', SLEEP).json;
  const { json } = sendIn('naps', SLEEP);
  expect(json.sleep).toHaveLength(night.sleep.length + 10);
  expect(json.sleep.filter((log: { isMainSleep: boolean }) => log.isMainSleep)).toHaveLength(1);
  expect(json.summary.totalSleepRecords).toBe(night.sleep.length + 10);
  const spans = json.sleep
    .map(({ startTime, endTime }: { startTime: string; endTime: string }) => [startTime, endTime])
    .sort();
  spans.forEach(([, end]: string[], i: number) => {
    const next = spans[i + 1]?.[0];
    if (next) expect(end && end <= next).toBe(true);
  });
  const google = sendIn('naps', GOOGLE_SLEEP).json.dataPoints;
  expect(
    google.filter((point: { sleep: { metadata?: { nap?: boolean } } }) => point.sleep.metadata?.nap).length,
  ).toBeGreaterThan(10);
});

test.each([STEPS, GOOGLE_SLEEP, HRV])(
  'absurd values are the same each time, and keep days and names: %s',
  (url) => {
    const { json } = sendIn('absurd', url);
    expect(sendIn('absurd', url).json).toEqual(json);
    const text = JSON.stringify(json);
    expect(text).toMatch(/:"?(-1|-70000|1000000000|9007199254740992|0)"?[,}]/);
    const withoutNumbers = (body: unknown) =>
      JSON.stringify(body).replace(/:"?-?\d+(\.\d+)?"?(?=[,}])/g, ':#');
    expect(withoutNumbers(json)).toBe(withoutNumbers(sendIn('normal', url).json));
  },
);

test('a late response takes 20 to 90 s, never twice as long', () => {
  const delays = Array.from({ length: 50 }, () => sendWith([{ mode: 'late' }], STEPS).delayMs);
  expect(Math.min(...delays)).toBeGreaterThanOrEqual(20_000);
  expect(Math.max(...delays)).toBeLessThan(90_000);
  expect(new Set(delays).size).toBeGreaterThan(40);
});

test('two kinds of trouble with a person come together', () => {
  const { response } = sendWith([{ mode: 'cut' }, { mode: 'naps' }], SLEEP);
  expect(response?.body.length).toBeGreaterThan(sendIn('normal', SLEEP).response.body.length / 2);
});
