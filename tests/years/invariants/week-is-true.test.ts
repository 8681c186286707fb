import { SyncedActivity } from '../../../simulator/cloud/resources/activity/synced-activity';
import { HOUR_MS, SECOND_MS } from '../../../simulator/world/duration';
import { FakeRun, json } from '../fake-run';
import { weekIsTrue } from './week-is-true';

const USER = 'https://api.fitbit.com/1/user/-/activities/';
const SUMMARY = { method: 'GET', url: `${USER}date/2026-07-14.json`, headers: {} };
const SERIES = { method: 'GET', url: `${USER}steps/date/2026-07-08/2026-07-14.json`, headers: {} };

let run: FakeRun;
beforeEach(() => {
  run = new FakeRun(weekIsTrue);
  run.launch();
  run.hold('token-1');
  run.send(SERIES, {});
  run.send(SUMMARY, {});
});

function trueWeek() {
  const now = run.clock.now();
  const date = run.persona.calendar.dayOf(now);
  const days = Array.from({ length: 7 }, (_, i) => date - 6 + i);
  const dailySteps: (number | null)[] = days.map((day) => new SyncedActivity(run.persona, day, now).steps);
  return { at: Math.floor(now / SECOND_MS), date, dailySteps };
}

test('the steps of the person, as they were at its age or are now', () => {
  const week = trueWeek();
  run.pass(HOUR_MS);
  run.sendSnapshot({ seq: 1, week });
  expect(run.reports).toEqual([]);
});

test.each([
  ['more steps than there are', 6, (steps: number) => steps + 5000],
  ['the steps of a day less', 3, (steps: number) => steps - 1],
  ['no steps', 2, () => null],
])('%s are reported', (_name, i, change) => {
  const { dailySteps, ...week } = trueWeek();
  dailySteps[i] = change(dailySteps[i] ?? 0);
  run.sendSnapshot({ seq: 1, week: { ...week, dailySteps } });
  expect(run.reports).toEqual([expect.stringContaining(` day ${week.date - 6 + i}`)]);
});

test('the days in another order are reported', () => {
  const { dailySteps, ...week } = trueWeek();
  run.sendSnapshot({ seq: 1, week: { ...week, dailySteps: dailySteps.reverse() } });
  expect(run.reports).toHaveLength(1);
});

test('a phone whose clock was set during the sync may have requested other days', () => {
  run.trace.add({ kind: 'fault', name: 'phone-clock' });
  run.send(SERIES, {});
  run.send(SUMMARY, {});
  const { dailySteps, ...week } = trueWeek();
  dailySteps[0] = null;
  run.sendSnapshot({ seq: 1, week: { ...week, dailySteps } });
  expect(run.reports).toEqual([]);
});

describe('a night that is missing', () => {
  const SLEEP = {
    method: 'GET',
    url: 'https://health.googleapis.com/v4/users/me/dataTypes/sleep/dataPoints:reconcile?filter=x',
    headers: {},
  };
  const sendWeekWithoutNights = () => {
    const { date, at, dailySteps } = trueWeek();
    run.sendSnapshot({ seq: 1, week: { date, at, dailySteps, asleep: Array(7).fill(null) }, sleep: { at } });
  };

  test('is reported', () => {
    run.send(SLEEP, { handled: json(200, { dataPoints: [] }) });
    sendWeekWithoutNights();
    expect(run.reports).toEqual([
      expect.stringMatching(/no sleep on day \d+, where \d+ minutes were delivered/),
    ]);
  });

  test('but not where it may be on a page that was not requested any more', () => {
    run.send(SLEEP, { handled: json(200, { dataPoints: [], nextPageToken: 'page-2' }) });
    sendWeekWithoutNights();
    expect(run.reports).toEqual([]);
  });
});
