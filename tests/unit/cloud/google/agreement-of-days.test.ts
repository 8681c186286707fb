import { formatIsoDate, parseIsoDate } from '../../../../simulator/persona/calendar';
import { PERSONA_NAMES } from '../../../../simulator/persona/persona-names';
import { createSignedInClient, FitbitTestClient } from '../fitbit-test-client';
import { expectAgreement, seriesByDate } from './both-dialects';
import { GoogleTestClient, readBody, SignedInGoogleClient } from './google-test-client';

const thousandth = (text: string) => Number((Number(text) / 1e6).toFixed(2));

describe.each(PERSONA_NAMES)('both dialects have the same figures of %s’s days', (name) => {
  // Where Google has no point, Fitbit has 0.
  test.each([
    ['steps', (sum: Record<string, string>) => Number(sum.countSum)],
    ['floors', (sum: Record<string, string>) => Number(sum.countSum)],
    ['distance', (sum: Record<string, string>) => thousandth(sum.millimetersSum ?? '')],
  ])('%s', (type, read) => {
    expectAgreement(name, (both) => {
      const body = both.readFitbit(`/1/user/-/activities/${type}/date/${both.range}.json`);
      const google = both.readSums(type, read);
      return {
        fitbit: both.dates.map((date) => [date, Number(seriesByDate(body[`activities-${type}`]).get(date))]),
        google: both.dates.map((date) => [date, google.get(date) ?? 0]),
      };
    });
  });

  test('energy', () => {
    expectAgreement(name, (both) => ({
      fitbit: [
        ...seriesByDate(
          both.readFitbit(`/1/user/-/activities/calories/date/${both.range}.json`)['activities-calories'],
        ),
      ],
      google: [
        ...both.readSums('total-calories', (sum: { kcalSum: number }) => String(Math.round(sum.kcalSum))),
      ],
    }));
  });

  test('the day’s summary', () => {
    expectAgreement(name, (both) => {
      const { summary } = both.readFitbit(`/1/user/-/activities/date/${both.today}.json`);
      const steps = both.readSums('steps', (sum: { countSum: string }) => Number(sum.countSum));
      const energy = both.readSums('total-calories', (sum: { kcalSum: number }) => Math.round(sum.kcalSum));
      return {
        fitbit: [summary.steps, summary.caloriesOut],
        google: [steps.get(both.today) ?? 0, energy.get(both.today) ?? 0],
      };
    });
  });

  test('active zone minutes', () => {
    expectAgreement(name, (both) => {
      const body = both.readFitbit(`/1/user/-/activities/active-zone-minutes/date/${both.range}.json`);
      const rows = seriesByDate<Record<string, number>>(body['activities-active-zone-minutes']);
      return {
        fitbit: [...rows].map(([date, zones]) => [
          date,
          ['fatBurn', 'cardio', 'peak'].map((zone) => zones[`${zone}ActiveZoneMinutes`] ?? 0),
        ]),
        google: [
          ...both.readSums('active-zone-minutes', (sum: Record<string, string>) =>
            ['FatBurn', 'Cardio', 'Peak'].map((zone) => Number(sum[`sumIn${zone}HeartZone`])),
          ),
        ],
      };
    });
  });

  test('steps by the quarter hour of today', () => {
    expectAgreement(name, (both) => {
      const day = parseIsoDate(both.today) ?? 0;
      const at = (t: number) => new Date(both.calendar.toInstant(t, 0)).toISOString();
      const { rollupDataPoints = [] } = readBody(
        both.google.windows('steps', [at(day), at(day + 1)], { windowSize: '900s' }),
      );
      const stepsByTime = new Map<string, number>();
      for (const { startTime, steps } of rollupDataPoints) {
        const time = both.calendar.formatWallTime(Date.parse(startTime)).slice(11, 19);
        stepsByTime.set(time, (stepsByTime.get(time) ?? 0) + Number(steps.countSum));
      }
      const body = both.readFitbit(`/1/user/-/activities/steps/date/${formatIsoDate(day)}/1d/15min.json`);
      const rows: { time: string; value: number }[] = body['activities-steps-intraday'].dataset;
      return {
        fitbit: rows.map(({ time, value }) => [time, value]),
        google: rows.map(({ time }) => [time, stepsByTime.get(time) ?? 0]),
      };
    });
  });

  // Where Google has no point, Fitbit has 0.
  test('food and water', () => {
    expectAgreement(name, (both) => {
      const eaten = both.readSums(
        'nutrition-log',
        (sum: { energy: { kcalSum: number } }) => sum.energy.kcalSum,
      );
      const drunk = both.readSums('hydration-log', (sum: { amountConsumed: { millilitersSum: number } }) =>
        Math.round(sum.amountConsumed.millilitersSum),
      );
      return {
        fitbit: both.dates.map((date) => {
          const { summary } = both.readFitbit(`/1/user/-/foods/log/date/${date}.json`);
          return [date, summary.calories, summary.water];
        }),
        google: both.dates.map((date) => [date, eaten.get(date) ?? 0, drunk.get(date) ?? 0]),
      };
    });
  });
});

describe.each(PERSONA_NAMES)('both dialects have the same facts of %s’s account', (name) => {
  test('devices, the phone aside', () => {
    expectAgreement(name, (both) => {
      const owned: Record<string, string>[] = both.readFitbit('/1/user/-/devices.json');
      const { pairedDevices } = readBody(both.google.get('pairedDevices'));
      return {
        fitbit: owned
          .filter(({ deviceVersion }) => deviceVersion !== 'MobileTrack')
          .map((one) => [one.deviceVersion, one.type, one.battery, one.batteryLevel, one.lastSyncTime]),
        google: pairedDevices.map((one: Record<string, string>) => [
          one.deviceVersion,
          one.deviceType,
          one.batteryStatus,
          one.batteryLevel,
          both.calendar.formatWallTime(Date.parse(one.lastSyncTime ?? '')),
        ]),
      };
    });
  });

  test('zone and units', () => {
    expectAgreement(name, (both) => {
      const { user } = both.readFitbit('/1/user/-/profile.json');
      const settings = readBody(both.google.get('settings'));
      const us = (unit: string) => unit === 'en_US';
      return {
        fitbit: [
          user.timezone,
          `${user.offsetFromUTCMillis / 1000}s`,
          us(user.weightUnit),
          us(user.waterUnit),
          us(user.distanceUnit),
        ],
        google: [
          settings.timeZone,
          settings.utcOffset,
          settings.weightUnit === 'WEIGHT_UNIT_POUNDS',
          settings.waterUnit === 'WATER_UNIT_FL_OZ',
          settings.distanceUnit === 'DISTANCE_UNIT_MILES',
        ],
      };
    });
  });
});

test('water that an app logs in one dialect is in the other', () => {
  const fitbit = new FitbitTestClient();
  const google = new SignedInGoogleClient(new GoogleTestClient('mara', 'desktopverified', fitbit.cloud));
  const drunk = () => {
    const { rollupDataPoints = [] } = readBody(google.daily('hydration-log', '2026-07-13', '2026-07-14'));
    return rollupDataPoints[0]?.hydrationLog.amountConsumed.millilitersSum ?? 0;
  };
  const before = drunk();
  createSignedInClient(fitbit).send(
    'POST',
    '/1/user/-/foods/log/water.json?date=2026-07-13&amount=330&unit=ml',
  );
  expect(drunk()).toBe(before + 330);
  const filter = 'hydration_log.interval.civil_start_time >= "2026-07-13"';
  const starts = readBody(google.list('hydration-log', filter)).dataPoints.map(
    (point: { hydrationLog: { interval: { startTime: string } } }) => point.hydrationLog.interval.startTime,
  );
  expect(starts).toContain('2026-07-13T10:00:00Z');
  expect(starts).toEqual([...starts].sort().reverse());
});
