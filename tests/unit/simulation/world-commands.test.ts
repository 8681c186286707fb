import { connectInProcess } from '../../../simulator/client/in-process';
import type { WorldLink } from '../../../simulator/client/world-link';
import { EVENT_FAULTS, SWITCHED_FAULTS } from '../../../simulator/run/faults';
import type { ClientCommand } from '../../../simulator/simulation/commands';
import type { WorldState } from '../../../simulator/simulation/protocol';
import { MINUTE_MS } from '../../../simulator/world/duration';
import { packApp } from '../../journey/hand-made-app';

const START = Date.parse('2026-07-14T14:42:00+02:00');
/** Shows whether it may read the heart rate, and the hour. */
const FACE = `
  var hrm = require('heart-rate').HeartRateSensor;
  var clock = require('clock').default;
  clock.granularity = 'minutes';
  clock.ontick = function (e) { console.log((hrm ? 'granted ' : 'denied ') + e.date.getHours()); };
`;
const COMPANION = `
  var outbox = require('file-transfer').outbox;
  setInterval(function () {
    fetch('https://api.fitbit.com/').then(function () { console.log('came'); }, function () { console.log('lost'); });
    outbox.enqueue('f', new Uint8Array(8).buffer).catch(function () {});
  }, 30000);
`;
const PERMISSIONS = ['access_internet', 'access_heart_rate'];

let link: WorldLink;
let until: number;

beforeEach(async () => {
  until = START;
  link = connectInProcess({});
  const fba = packApp({ face: FACE, companion: COMPANION, permissions: PERMISSIONS });
  const text = Buffer.from(fba).toString('base64');
  expect(await link.connection.call('load', { fileName: 'a.fba', fba: text })).toMatchObject({
    permissions: ['access_heart_rate', 'access_internet'],
  });
  await link.connection.call('start', { spec: { start: START, seed: 7 }, instance: '' });
});

afterEach(() => link.close());

const perform = (command: ClientCommand): Promise<void> => link.connection.call('perform', { command });
const state = (): Promise<WorldState> => link.connection.call('state', {});
const pass = async (ms: number): Promise<void> => {
  until += ms;
  await link.connection.call('run', { until });
};
const lines = async (): Promise<string[]> => {
  const records = await link.connection.call('lines', {});
  return records.map(({ event }) => event.text);
};

test.each(SWITCHED_FAULTS)('the fault %s is switched on and off, and its state says so', async (fault) => {
  await perform({ type: 'fault', fault, on: true });
  expect((await state()).faults).toEqual([fault]);
  await perform({ type: 'fault', fault, on: true });
  await perform({ type: 'fault', fault, on: false });
  expect((await state()).faults).toEqual([]);
  const entries = await link.connection.call('entries', { from: 0 });
  expect(entries.filter(({ kind }) => kind === 'fault')).toHaveLength(2);
});

test.each([
  ['phone-clock', '+2h'],
  ['zone', 'Asia/Tokyo'],
  ['late-response', '20s'],
  ['account', 'noor'],
] as const)('the fault %s has a value, its state says so, and it ends', async (fault, value) => {
  await perform({ type: 'faultValue', fault, value });
  expect((await state()).faultValues).toEqual([{ fault, value }]);
  await perform({ type: 'faultValue', fault, value: null });
  expect((await state()).faultValues).toEqual([]);
  const entries = await link.connection.call('entries', { from: 0 });
  expect(entries.filter(({ kind }) => kind === 'fault')).toMatchObject([
    { name: fault, value },
    { name: fault, value, isOver: true },
  ]);
});

test('of a fault with a value the last one counts; a scope is withdrawn at once', async () => {
  await perform({ type: 'faultValue', fault: 'phone-clock', value: '+2h' });
  await perform({ type: 'faultValue', fault: 'phone-clock', value: '-1d' });
  await perform({ type: 'faultValue', fault: 'withdraw-scope', value: 'sleep' });
  expect((await state()).faultValues).toEqual([{ fault: 'phone-clock', value: '-1d' }]);
  await expect(perform({ type: 'faultValue', fault: 'phone-clock', value: 'soon' })).rejects.toThrow(
    'phone-clock=soon: needs a difference such as +2h or -1d',
  );
});

test.each(EVENT_FAULTS)('the event %s happens once and is no state', async (event) => {
  await perform({ type: 'event', event });
  const entries = await link.connection.call('entries', { from: 0 });
  expect(entries.filter(({ kind }) => kind === 'fault')).toMatchObject([{ name: event }]);
  expect((await state()).faults).toEqual([]);
});

test('what is armed goes off by itself once it has happened', async () => {
  await pass(MINUTE_MS / 4);
  await perform({ type: 'fault', fault: 'lost-answer', on: true });
  await perform({ type: 'fault', fault: 'corrupt-file', on: true });
  await pass(2 * MINUTE_MS);
  expect((await state()).faults).toEqual([]);
  expect(await lines()).toContain('came');
  expect(await lines()).toContain('lost');
});

test('off the wrist and on its charger, whatever is set by hand', async () => {
  await perform({ type: 'overrideSensor', sensor: 'heartRate', value: 80 });
  await perform({ type: 'fault', fault: 'off-wrist', on: true });
  expect((await state()).sensors.heartRate.value).toBeNull();
  await perform({ type: 'fault', fault: 'off-wrist', on: false });
  expect((await state()).sensors.heartRate.value).toBe(80);
});

test('a permission that is taken away is gone after a restart of the face, and comes back', async () => {
  await perform({ type: 'permission', permission: 'access_heart_rate', granted: false });
  expect((await state()).deniedPermissions).toEqual(['access_heart_rate']);
  await pass(MINUTE_MS);
  await perform({ type: 'permission', permission: 'access_heart_rate', granted: true });
  expect((await state()).deniedPermissions).toEqual([]);
  expect(await lines()).toContain('denied 14');
});

test('another time zone, and the person’s own again, without a beginning', async () => {
  const { zone, persona, day } = await state();
  expect(persona).toEqual({ name: 'mara', seed: 7, zone });
  await perform({ type: 'zone', zone: 'Asia/Tokyo' });
  const there = await state();
  expect(there).toMatchObject({ zone: 'Asia/Tokyo', now: START, persona: { zone } });
  expect(there.day.start).not.toBe(day.start);
  await pass(MINUTE_MS);
  expect(await lines()).toContain('granted 21');
  await perform({ type: 'zone', zone: null });
  expect((await state()).zone).toBe(zone);
});

test('the failures of the cloud are replaced as a whole, in their order; narrower ones come first', async () => {
  await perform({ type: 'failureMode', failureMode: '500', urlPart: '/sleep' });
  const failures = [
    { mode: 'slow' },
    { mode: '429', urlPart: '/hrv' },
    { mode: '503', urlPart: '/hrv' },
  ] as const;
  await perform({ type: 'failures', failures: [...failures] });
  expect((await state()).failures).toEqual([failures[1], failures[2], failures[0]]);
  await perform({ type: 'failures', failures: [] });
  expect((await state()).failures).toEqual([]);
});
