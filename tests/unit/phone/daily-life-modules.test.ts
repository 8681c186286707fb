import { HOUR_MS } from '../../../simulator/world/duration';
import { FakeDailyLife } from '../world/fake-daily-life';
import { startPhone } from './start-phone';

const ALL = ['access_location', 'access_calendar', 'access_app_cluster_storage', 'run_background'];
/** The time of `startPhone`. */
const NOW = Date.UTC(2024, 0, 15, 6);

interface Row {
  script: string;
  log: string[];
  permissions?: string[];
  unknown?: boolean;
  unit?: 'C' | 'F';
}

function createDailyLife(): FakeDailyLife {
  const dailyLife = new FakeDailyLife();
  const entry = {
    calendar: 'work' as const,
    location: undefined,
    isAllDay: false,
    attendees: ['Ann'],
    alarmMinutes: 10,
    recurrenceRule: undefined,
  };
  dailyLife.entries = [
    { ...entry, id: 'a', title: 'Past', start: NOW - 2 * HOUR_MS, end: NOW - HOUR_MS },
    { ...entry, id: 'b', title: 'Now', start: NOW - HOUR_MS, end: NOW + HOUR_MS },
    {
      ...entry,
      id: 'c',
      title: 'Later',
      start: NOW + 5 * HOUR_MS,
      end: NOW + 6 * HOUR_MS,
      calendar: 'private',
    },
  ];
  return dailyLife;
}

const WEATHER = `const { weather, WeatherCondition, TemperatureUnit } = require('weather');
  const print = (x) => console.log(JSON.stringify(x)), fail = (e) => console.log(e instanceof Error, e.name, typeof e.message);`;
const CALENDARS = `const calendars = require('calendars').default;
  const titles = (x) => console.log(x.map((e) => e.title).join()), fail = (e) => console.log(e instanceof Error, e.name, typeof e.message);
  const span = { startDate: new Date(), endDate: new Date(Date.now() + 2 * 3600000) };`;

const ROWS: Record<string, Row> = {
  'weather of the town': {
    script: `${WEATHER} weather.getWeatherData().then(print, fail);`,
    log: [
      `{"temperatureUnit":"celsius","locations":[{"name":"Graz","timeOffsetUTC":60,"currentWeather":{"temperature":20,"weatherCondition":1,"epochTime":${NOW / 1000}}}]}`,
    ],
  },
  'weather in the wearer’s unit': {
    script: `${WEATHER} weather.getWeatherData({}).then((d) => print([d.temperatureUnit, d.locations[0].currentWeather.temperature]), fail);`,
    log: ['["fahrenheit",68.1]'],
    unit: 'F',
  },
  'weather in the app’s unit': {
    script: `${WEATHER} weather.getWeatherData({ temperatureUnit: TemperatureUnit.Fahrenheit }).then((d) => print(d.locations[0].currentWeather.temperature), fail);`,
    log: ['68.1'],
  },
  'weather in no unit': {
    script: `${WEATHER} weather.getWeatherData({ temperatureUnit: 'kelvin' }).then(print, fail);`,
    log: ['true TypeError string'],
  },
  'weather without permission': {
    script: `${WEATHER} weather.getWeatherData().then(print, fail);`,
    log: ['true TypeError string'],
    permissions: [],
  },
  'weather of nowhere': {
    script: `${WEATHER} weather.getWeatherData().then(print, fail);`,
    log: ['true LocationUnavailableError string'],
    unknown: true,
  },
  'weather can be replaced, as Fitbit’s tools do': {
    script: `${WEATHER} const w = require('weather').default; const f = w.getWeatherData; w.getWeatherData = () => f.call(w); console.log(w === weather, WeatherCondition.Rain);`,
    log: ['true 18'],
  },
  'sources and calendars': {
    script: `${CALENDARS} calendars.searchSources().then((s) => { titles(s); return calendars.searchCalendars({ sourceIds: [s[0].id] }); }).then(titles);`,
    log: ['eva.maier@example.com', 'Work,Private,Birthdays'],
  },
  'calendars of no source': {
    script: `${CALENDARS} calendars.searchCalendars({ sourceIds: ['none'] }).then((c) => console.log(c.length));`,
    log: ['0'],
  },
  'events that overlap': {
    script: `${CALENDARS} calendars.searchEvents(span).then(titles, fail);`,
    log: ['Now'],
  },
  'events of some calendars': {
    script: `${CALENDARS} span.endDate = new Date(Date.now() + 9 * 3600000); span.calendarIds = ['2']; calendars.searchEvents(span).then(titles, fail);`,
    log: ['Later'],
  },
  'the first four years of a longer span': {
    script: `${CALENDARS} span.startDate = new Date(Date.now() - 5 * 366 * 24 * 3600000); span.endDate = new Date(8.64e15); calendars.searchEvents(span).then(titles, fail);
      span.startDate = new Date(Date.now() - 3 * 366 * 24 * 3600000); calendars.searchEvents(span).then(titles, fail);`,
    log: ['', 'Past,Now,Later'],
  },
  'an event has what Fitbit’s types say': {
    script: `${CALENDARS} calendars.searchEvents(span).then(([e]) => console.log(e.startDate instanceof Date, e.endDate - e.startDate, JSON.stringify([e.status, e.userStatus, e.isAllDay, e.organizer, e.attendees, e.alarms, e.location])));`,
    log: [
      'true 7200000 ["confirmed","accepted",false,{"name":"Ann","status":"accepted"},[{"name":"Ann","status":"accepted"},{"name":"Eva Maier","status":"accepted"}],[{"type":"alert","trigger":{"offset":-10,"related":"start"}}],null]',
    ],
  },
  'events without dates': {
    script: `${CALENDARS} calendars.searchEvents({ startDate: 5, endDate: 6 }).then(titles, fail); calendars.searchEvents().then(titles, fail);`,
    log: ['true TypeError string', 'true TypeError string'],
  },
  'calendars without permission': {
    script: `${CALENDARS} calendars.searchSources().then(titles, fail);`,
    log: ['true TypeError string'],
    permissions: [],
  },
  'the phone’s position': {
    script: `require('geolocation').geolocation.getCurrentPosition((p) => console.log(p.coords.latitude, p.coords.accuracy));`,
    log: ['47 18'],
  },
  'no position without permission': {
    script: `require('geolocation').geolocation.getCurrentPosition(() => {}, (e) => console.log(e.code));`,
    log: ['1'],
    permissions: [],
  },
  'storage of a cluster': {
    script: `const s = require('app-cluster-storage').get('a'); s.setItem('k', 5); console.log(s.getItem('k'), require('app-cluster-storage').get('b').getItem('k'), require('app-cluster-storage').get('a').length);`,
    log: ['5 null 1'],
  },
  'no storage of a cluster without permission': {
    script: `console.log(require('app-cluster-storage').get('a'));`,
    log: ['null'],
    permissions: [],
  },
};

test.each(Object.entries(ROWS))('%s', (_, { script, log, permissions = ALL, unknown, unit }) => {
  const { companion, lines, events, advance } = startPhone(script, {
    permissions,
    dailyLife: unknown ? undefined : createDailyLife(),
    temperatureUnit: () => unit ?? 'C',
  });
  companion.launch('peerAppLaunched');
  advance(5000);
  expect(events('error')).toEqual([]);
  expect(lines()).toEqual(log);
});

test.each([
  ['weather', 'access_location', `require('weather').weather.getWeatherData().catch(() => {});`],
  ['calendars', 'access_calendar', `require('calendars').calendars.searchSources().catch(() => {});`],
  ['geolocation', 'access_location', `require('geolocation').geolocation.watchPosition(() => {});`],
  [
    'app-cluster-storage',
    'access_app_cluster_storage',
    `require('app-cluster-storage').get('a'); require('app-cluster-storage').get('b');`,
  ],
])('%s warns once of a permission that the app does not request', (name, permission, script) => {
  const warningsOf = (permissions: string[], deniedPermissions = new Set<string>()) => {
    const { companion, events, advance } = startPhone(script, { permissions, deniedPermissions });
    companion.launch('peerAppLaunched');
    advance(5000);
    return events('warning').map(({ text }) => text);
  };
  expect(warningsOf([])).toEqual([`${name} needs the permission ${permission}`]);
  expect(warningsOf([permission], new Set([permission]))).toEqual([]);
});

test('weather is not there while the phone is offline', () => {
  const { companion, lines, network, advance } = startPhone(
    `${WEATHER} const get = () => weather.getWeatherData().then((d) => console.log(d.locations.length), fail);
    get(); setTimeout(get, 1000);`,
    { permissions: ALL, dailyLife: createDailyLife() },
  );
  network.isOnline = false;
  companion.launch('peerAppLaunched');
  advance(900);
  network.isOnline = true;
  advance(4000);
  expect(lines()).toEqual(['true Error string', '1']);
});

const MONITOR = `const { me } = require('companion'); me.monitorSignificantLocationChanges = true;
  console.log(me.monitorSignificantLocationChanges);
  me.onsignificantlocationchange = (e) => console.log('moved', e.position.coords.latitude);
  if (me.launchReasons.locationChanged) console.log('woken', me.launchReasons.locationChanged.position.coords.latitude);`;

test('a phone that has moved far wakes its companion, or dispatches an event', () => {
  const dailyLife = createDailyLife();
  const { companion, lines, lifecycle, advance } = startPhone(MONITOR, { permissions: ALL, dailyLife });
  companion.launch('wokenUp');
  dailyLife.positionNow = { ...dailyLife.positionNow, latitude: 47.001 };
  advance(HOUR_MS);
  dailyLife.positionNow = { ...dailyLife.positionNow, latitude: 47.01 };
  advance(HOUR_MS);
  expect(lifecycle().slice(0, 3)).toEqual(['wake wokenUp', 'unload idle', 'wake locationChanged']);
  companion.launch('wokenUp');
  dailyLife.positionNow = { ...dailyLife.positionNow, latitude: 47.02 };
  companion.dispose();
  advance(HOUR_MS);
  expect(lines()).toEqual(['true', 'true', 'woken 47.01', 'true']);
});

test('without the permissions it does not watch, with a warning', () => {
  const { companion, lines, events } = startPhone(MONITOR, { permissions: ['run_background'] });
  companion.launch('wokenUp');
  expect(lines()).toEqual(['false']);
  expect(events('warning').map(({ text }) => text)).toEqual([
    'monitorSignificantLocationChanges needs the permissions access_location and run_background',
  ]);
});
