import { datesOf, readBody, readFilterReasons, SignedInGoogleClient, startsOf } from './google-test-client';

const signedIn = new SignedInGoogleClient();

describe('filters', () => {
  test('by instants and by the wall clock give the same points', () => {
    const from = (member: string, literal: string) => `steps.interval.${member} >= "${literal}"`;
    const until = (member: string, literal: string) => `steps.interval.${member} < "${literal}"`;
    const starts = (filter: string) => startsOf(readBody(signedIn.list('steps', filter)));
    const physical = starts(
      `${from('start_time', '2026-07-13T22:00:00Z')} AND ${until('start_time', '2026-07-14T01:00:00+02:00')}`,
    );
    const civil = starts(
      `${from('civil_start_time', '2026-07-14')} AND ${until('civil_start_time', '2026-07-14T01:00:00')}`,
    );
    expect(physical).toHaveLength(60);
    expect(civil).toEqual(physical);
  });

  test('by date', () => {
    const body = readBody(
      signedIn.list(
        'daily-resting-heart-rate',
        'daily_resting_heart_rate.date >= "2026-07-10" AND daily_resting_heart_rate.date < "2026-07-13"',
      ),
    );
    expect(datesOf(body)).toEqual(['7-12', '7-11', '7-10']);
  });

  test('of samples', () => {
    const filter = 'heart_rate.sample_time.physical_time >= "2026-07-14T12:00:00.5Z"';
    const { dataPoints } = readBody(signedIn.list('heart-rate', filter));
    expect(dataPoints.at(-1).heartRate.sampleTime.physicalTime).toBe('2026-07-14T12:01:00Z');
  });

  test('of sleep compare its end', () => {
    const ends = (filter: string) =>
      (readBody(signedIn.list('sleep', filter)).dataPoints ?? []).map(
        (point: { sleep: { interval: { endTime: string } } }) => point.sleep.interval.endTime,
      );
    const [end] = ends('sleep.interval.civil_end_time >= "2026-07-14"');
    expect(ends(`sleep.interval.end_time >= "${end}"`)).toEqual([end]);
    expect(
      ends(`sleep.interval.end_time < "${end}" AND sleep.interval.end_time >= "2026-07-14T00:00:00Z"`),
    ).toEqual([]);
  });

  test.each([
    ['steps', 'yesterday', 'SYNTAX'],
    ['steps', 'steps.interval.start_time >= 2026-07-14', 'SYNTAX'],
    ['steps', 'steps.interval.start_time >= "2026-07-14T00:00:00Z" AND', 'SYNTAX'],
    ['steps', 'steps.interval.start_time >= "2026-07-14"', 'TIMESTAMP_FORMAT'],
    ['steps', 'steps.interval.civil_start_time >= "2026-07-14T00:00:00Z"', 'CIVIL_DATE_TIME_FORMAT'],
    ['steps', 'steps.interval.civil_start_time >= "2026-02-30"', 'CIVIL_DATE_TIME_FORMAT'],
    ['steps', 'steps.interval.start_time > "2026-07-14T00:00:00Z"', 'RESTRICTION_COMPARATOR'],
    ['steps', 'steps.interval.end_time >= "2026-07-14T00:00:00Z"', 'DATA_TYPE_MEMBER'],
    ['steps', 'distance.interval.start_time >= "2026-07-14T00:00:00Z"', 'DATA_TYPE_RESTRICTION'],
    [
      'steps',
      'steps.interval.start_time >= "2026-07-14T00:00:00Z" OR steps.interval.start_time < "2026-07-01T00:00:00Z"',
      'EXPRESSION_STRUCTURE',
    ],
    ['daily-resting-heart-rate', 'dailyRestingHeartRate.date >= "2026-07-14"', 'DATA_TYPE_RESTRICTION'],
    ['daily-resting-heart-rate', 'daily-resting-heart-rate.date >= "2026-07-14"', 'DATA_TYPE_RESTRICTION'],
    [
      'daily-resting-heart-rate',
      'daily_resting_heart_rate.date >= "2026-07-14T00:00:00"',
      'CIVIL_DATE_TIME_FORMAT',
    ],
    ['sleep', 'sleep.interval.start_time >= "2026-07-14T00:00:00Z"', 'DATA_TYPE_MEMBER'],
    ['sleep', 'sleep.interval.civil_start_time >= "2026-07-14"', 'DATA_TYPE_MEMBER'],
    ['hydration-log', 'hydration_log.interval.start_time >= "2026-07-14T00:00:00Z"', 'DATA_TYPE_MEMBER'],
    [
      'electrocardiogram',
      'electrocardiogram.interval.start_time < "2026-07-14T00:00:00Z"',
      'RESTRICTION_COMPARATOR',
    ],
  ])('of %s: %s', (type, filter, reason) => {
    expect(readFilterReasons(signedIn.list(type, filter))).toEqual([`INVALID_DATA_POINT_FILTER_${reason}`]);
  });

  test('are refused with all violations and their columns', () => {
    const response = signedIn.list('sleep', 'sleep.interval.start_time >= "x" AND sleep.day < "y"');
    expect(readFilterReasons(response)).toEqual(Array(2).fill('INVALID_DATA_POINT_FILTER_DATA_TYPE_MEMBER'));
    expect(JSON.parse(response.body).error.details[1].fieldViolations).toEqual([
      {
        field: 'filter',
        description:
          "Member 'sleep.interval.start_time' is not supported for filtering. (at line 1, column 1)",
      },
      {
        field: 'filter',
        description: "Member 'sleep.day' is not supported for filtering. (at line 1, column 38)",
      },
    ]);
  });

  test('must not contradict themselves', () => {
    const date = 'daily_resting_heart_rate.date';
    expect(
      readFilterReasons(
        signedIn.list('daily-resting-heart-rate', `${date} >= "2026-07-14" AND ${date} < "2026-07-14"`),
      ),
    ).toEqual(['INVALID_TIME_RANGE']);
    const mixed =
      'steps.interval.start_time >= "2026-07-14T00:00:00Z" AND steps.interval.civil_start_time < "2026-07-15"';
    expect(readFilterReasons(signedIn.list('steps', mixed))).toEqual([
      'INVALID_DATA_POINT_FILTER_MIXED_TIME_RESTRICTIONS',
    ]);
  });
});
