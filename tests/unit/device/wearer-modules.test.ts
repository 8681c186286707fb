import { createActivityTotals } from './fake-sensors';
import { createTinyWatch } from './tiny-watch';

const ACTIVITY = { permissions: ['access_activity', 'access_heart_rate'] };

describe('user-activity', () => {
  it('follows the day', () => {
    const tiny = createTinyWatch(
      `
      var activity = require('user-activity');
      var today = activity.today.adjusted;
      function show() { console.log(today.steps, activity.today.local.distance, today.activeZoneMinutes.total); }
      show();
      setTimeout(show, 1000);
      console.log(activity.goals.steps, activity.primaryGoal, activity.goals.activeZoneMinutes.total);
      console.log(activity.goals.activeZoneMinutes.peak);
      `,
      ACTIVITY,
    );
    tiny.watch.launch();
    tiny.sensors.activity = createActivityTotals(5000);
    tiny.advance(1000);
    expect(tiny.log()).toEqual(['4000 2800 20', '10000 steps 20', 'undefined', '5000 3500 20']);
  });

  it('has no activeMinutes, and says so once', () => {
    const tiny = createTinyWatch(
      `
      var activity = require('user-activity');
      console.log(activity.today.adjusted.activeMinutes, activity.today.local.activeMinutes, activity.goals.activeMinutes);
      console.log(Object.keys(activity.today.local).indexOf('activeMinutes'));
      `,
      ACTIVITY,
    );
    tiny.watch.launch();
    expect(tiny.log()).toEqual(['undefined undefined undefined', '-1']);
    expect(tiny.warnings()).toEqual([expect.stringContaining('activeMinutes is undefined')]);
  });

  it('reports a reached goal once', () => {
    const tiny = createTinyWatch(
      `require('user-activity').goals.addEventListener('reachgoal', function () { console.log('reached'); });`,
      ACTIVITY,
    );
    tiny.watch.launch();
    tiny.advance(15_000);
    tiny.sensors.activity = createActivityTotals(10_001);
    tiny.advance(10_000);
    tiny.sensors.activity = createActivityTotals(10_200);
    tiny.advance(60_000);
    expect(tiny.log()).toEqual(['reached']);
  });

  it('reports the reached goal of the week once', () => {
    const tiny = createTinyWatch(
      `var activity = require('user-activity');
      activity.weekGoals.onreachgoal = function () {
        console.log(activity.week.adjusted.activeZoneMinutes, activity.weekGoals.activeZoneMinutes);
      };`,
      ACTIVITY,
    );
    const setMinutes = (total: number): void => {
      const { activity } = tiny.sensors;
      tiny.sensors.activity = { ...activity, activeZoneMinutes: { ...activity.activeZoneMinutes, total } };
    };
    tiny.watch.launch();
    tiny.advance(15_000);
    // Two days of the week have 20 minutes each, and the goal is 7 times the day's.
    const goal = 7 * tiny.sensors.goal.activeZoneMinutes.total;
    setMinutes(goal - 41);
    tiny.advance(15_000);
    expect(tiny.log()).toEqual([]);
    setMinutes(goal - 40);
    tiny.advance(60_000);
    setMinutes(goal);
    tiny.advance(60_000);
    expect(tiny.log()).toEqual([`${goal} ${goal}`]);
  });

  it('remembers an hour of minutes and six days, newest first, unknown heart rates undefined', () => {
    const tiny = createTinyWatch(
      `
      var a = require('user-activity');
      var minutes = a.minuteHistory.query({ limit: 3 });
      console.log(minutes instanceof Array, minutes.length, minutes[0].steps, minutes[2].steps);
      console.log(minutes[0].averageHeartRate, minutes[1].averageHeartRate, minutes[0].restingHeartRate);
      console.log(a.minuteHistory.query({ limit: 500 }).length, a.minuteHistory.maxRecordCount);
      console.log(a.dayHistory.query().length, a.dayHistory.query({ limit: 1 })[0].steps, a.dayHistory.maxRecordCount);
      `,
      ACTIVITY,
    );
    tiny.watch.launch();
    expect(tiny.errors()).toEqual([]);
    expect(tiny.log()).toEqual(['true 3 0 2', '70 undefined 56', '60 60', '6 1000 6']);
  });

  it('hides heart rates from an app without the permission', () => {
    const tiny = createTinyWatch(
      `console.log(require('user-activity').dayHistory.query({ limit: 1 })[0].restingHeartRate);`,
      { permissions: ['access_activity'] },
    );
    tiny.watch.launch();
    expect(tiny.log()).toEqual(['undefined']);
  });

  it('sums the week from the day it begins on', () => {
    const script = `console.log(require('user-activity').week.adjusted.activeZoneMinutes);`;
    for (const [firstDayOfWeek, days] of [
      [1, 3],
      [0, 4],
    ] as const) {
      // A Wednesday: two days before it since Monday, three since Sunday.
      const tiny = createTinyWatch(script, { ...ACTIVITY, preferences: { firstDayOfWeek } });
      tiny.watch.launch();
      expect(tiny.log()).toEqual([String(20 * days)]);
    }
  });

  it('has no exports if the permission was revoked', () => {
    const tiny = createTinyWatch(
      `var a = require('user-activity'); console.log(a.today, a.goals, a.minuteHistory, a.default);`,
      { ...ACTIVITY, denied: ['access_activity'] },
    );
    tiny.watch.launch();
    expect(tiny.log()).toEqual(['undefined undefined undefined undefined']);
  });
});

describe('sleep', () => {
  const script = `
    var sleep = require('sleep').default;
    console.log(sleep && sleep.state);
    if (sleep) sleep.onchange = function () { console.log(sleep.state); };
  `;

  it('reports the state and its changes', () => {
    const tiny = createTinyWatch(script, { permissions: ['access_sleep'] });
    tiny.watch.launch();
    tiny.sensors.asleep = true;
    tiny.advance(10_000);
    tiny.sensors.worn = false;
    tiny.advance(10_000);
    expect(tiny.log()).toEqual(['awake', 'asleep', 'unknown']);
  });

  it('is undefined without its permission', () => {
    const tiny = createTinyWatch(script);
    tiny.watch.launch();
    expect(tiny.log()).toEqual(['undefined']);
  });
});

describe('power', () => {
  it('reports the charge and its changes, even while the display is off', () => {
    const tiny = createTinyWatch(`
      var power = require('power');
      function show() { console.log(power.battery.chargeLevel, power.battery.charging, power.battery.timeUntilFull); }
      show();
      power.battery.addEventListener('change', show);
      power.charger.onchange = function () { console.log('charger', power.charger.connected, power.charger.powerIsGood); };
    `);
    tiny.watch.launch();
    tiny.watch.setDisplay(false);
    tiny.sensors.batteryState = { level: 79, charging: false };
    tiny.advance(60_000);
    tiny.sensors.batteryState = { level: 90, charging: true };
    tiny.advance(60_000);
    expect(tiny.log()).toEqual(['80 false Infinity', '79 false Infinity', '90 true 9', 'charger true true']);
  });
});

describe('user-profile', () => {
  const show = `
    var user = require('user-profile').user;
    console.log(user.restingHeartRate, user.age, user.stride.walk, user.heartRateZone(150));
  `;

  it('knows nothing without its permission, and does not fail', () => {
    const granted = { permissions: ['access_user_profile'] };
    for (const options of [{}, { ...granted, denied: granted.permissions }]) {
      const tiny = createTinyWatch(show, options);
      tiny.watch.launch();
      expect(tiny.log()).toEqual(['undefined undefined undefined out-of-range']);
      expect(tiny.errors()).toEqual([]);
    }
  });

  it('returns undefined for unknown values', () => {
    const tiny = createTinyWatch(show, { permissions: ['access_user_profile'] });
    tiny.sensors.restingHeartRate = undefined;
    tiny.watch.launch();
    expect(tiny.log()).toEqual(['undefined 34 0.7 out-of-range']);
  });

  it('knows the wearer and the zones', () => {
    const tiny = createTinyWatch(
      `
      var user = require('user-profile').user;
      console.log(user.age, user.gender, user.height, user.stride.walk, user.maxHeartRate);
      console.log([60, 107, 108, 132, 162].map(user.heartRateZone).join(' '));
      `,
      { permissions: ['access_user_profile'] },
    );
    tiny.watch.launch();
    expect(tiny.log()).toEqual(['34 female 1.68 0.7 180', 'out-of-range out-of-range fat-burn cardio peak']);
  });
});

describe('user-settings', () => {
  it('follows what the wearer sets while the face runs', () => {
    const tiny = createTinyWatch(`
      var s = require('user-settings');
      function show() { console.log(s.preferences.clockDisplay, s.locale.language, s.units.temperature); }
      show();
      setTimeout(show, 1000);
    `);
    tiny.watch.launch();
    tiny.preferences.clockDisplay = '12h';
    tiny.advance(1000);
    expect(tiny.log()).toEqual(['24h en-us C', '12h en-us C']);
  });
});

describe('haptics', () => {
  it('records vibrations, and warns of an unknown pattern', () => {
    const tiny = createTinyWatch(`
      var vibration = require('haptics').vibration;
      console.log(vibration.start('bump'), vibration.start('boom'), vibration.start('boom'), vibration.start('nudge-max'));
    `);
    tiny.watch.launch();
    expect(tiny.log()).toEqual(['true false false true']);
    expect(tiny.watch.vibrations).toEqual(['bump', 'nudge-max']);
    expect(tiny.warnings()).toHaveLength(1);
  });
});
