import { SNAPSHOT_VERSION } from '../../common/snapshot';
import { encodeCbor } from '../../simulator/peer/cbor';
import { Journey } from './journey';

/** Sends a file to the watch as the phone would. */
async function deliver(journey: Journey, value: unknown): Promise<void> {
  const bytes = value instanceof Uint8Array ? value : encodeCbor(value);
  journey.world.link.files.enqueue('phone', 'snapshot.cbor', bytes);
  await journey.advance('5s');
}

function lastSnapshot(journey: Journey): Record<string, unknown> {
  const [file] = journey.entries('file').slice(-1);
  return file?.data as Record<string, unknown>;
}

/** Greater than the number of any snapshot so far. */
const NEWEST = 2 ** 31;

test('a damaged file is ignored with one line, and the next good one is taken', async () => {
  const journey = new Journey();
  await journey.signIn();
  const before = journey.watchText('line');
  const good = lastSnapshot(journey);
  journey.world.link.files.filesToCorrupt = 1;
  await deliver(journey, { ...good, seq: NEWEST });
  expect(journey.watchText('line')).toBe(before);
  expect(journey.errors()).toEqual([]);
  const warned = journey.entries('console').filter((each) => each.place === 'watch' && each.level === 'warn');
  expect(warned).toHaveLength(1);
  journey.world.restartWatch();
  expect(journey.watchText('line')).toBe(before);
});

test.each([
  ['rubbish', new Uint8Array([0xff, 0x00, 0x13, 0x37])],
  ['a number', 42],
  ['an empty map', {}],
  ['a snapshot of a newer version', { v: 99, origin: 1, seq: NEWEST, at: 1, account: {}, look: {} }],
  [
    'an account and a look of the wrong shape',
    { v: SNAPSHOT_VERSION, origin: 1, seq: NEWEST, account: 7, look: [] },
  ],
])('%s keeps the last good picture', async (_name, value) => {
  const journey = new Journey();
  await journey.signIn();
  const before = [journey.watchText('line'), journey.watchText('state-title')];
  await deliver(journey, value);
  expect([journey.watchText('line'), journey.watchText('state-title')]).toEqual(before);
  expect(journey.errors()).toEqual([]);
});

test.each([undefined, null, 7, 'refresh', {}, { type: 'explode' }, { type: ['syncing'] }])(
  'a message %j changes nothing on either side',
  async (data) => {
    const journey = new Journey();
    await journey.signIn();
    await journey.advance('1s');
    journey.page?.press('Sync now');
    await journey.advance('200ms');
    expect(journey.world.link.isSessionOpen).toBe(true);
    const bytes = encodeCbor(data);
    journey.world.link.send('phone', bytes);
    journey.world.link.send('watch', bytes);
    await journey.advance('5s');
    expect(journey.errors()).toEqual([]);
    expect(journey.watchText('line')).toMatch(/h \d\d/);
  },
);

test('a full disk keeps the last good snapshot, and the new one arrives when there is room', async () => {
  const journey = new Journey();
  await journey.signIn({ withoutScopes: ['sleep'] });
  journey.world.disk.isFull = true;
  const before = journey.watchText('line');
  await deliver(journey, { ...lastSnapshot(journey), seq: NEWEST });
  expect(journey.watchText('line')).toBe(before);
  expect(journey.errors()).toEqual([]);
  journey.world.disk.isFull = false;
  journey.world.restartWatch();
  await journey.advance('5s');
  expect(journey.errors()).toEqual([]);
  expect(journey.world.link.files.staged('watch')).toEqual([]);
});

test('a snapshot that met a full disk is drawn when the display next comes on, without another file', async () => {
  const journey = new Journey();
  await journey.signIn();
  const snapshot = lastSnapshot(journey);
  journey.world.disk.isFull = true;
  await deliver(journey, { ...snapshot, seq: NEWEST, sleep: { ...Object(snapshot.sleep), asleep: 123 } });
  expect(journey.watchText('line')).not.toContain('2h 03');
  journey.world.disk.isFull = false;
  journey.world.watch.setDisplay(false);
  await journey.advance('1m');
  journey.world.watch.setDisplay(true);
  await journey.advance('1s');
  expect(journey.watchText('line')).toContain('2h 03');
  expect(journey.world.link.files.staged('watch')).toEqual([]);
  expect(journey.errors()).toEqual([]);
});

test('the sign-in of an hour with a full disk is on the wrist when there is room and the display comes on', async () => {
  const journey = new Journey({ faults: ['disk-full@1s..1h'] });
  await journey.signIn();
  expect(journey.watchText('line')).not.toMatch(/\dh \d\d/);
  journey.world.network.setOnline(false);
  journey.world.watch.setDisplay(false);
  await journey.advanceUnseen('1h');
  journey.world.watch.setDisplay(true);
  await journey.advance('1s');
  expect(journey.watchText('line')).toMatch(/\dh \d\d/);
  expect(journey.errors()).toEqual([]);
});

test("a phone that cannot write the companion's storage loses no session", async () => {
  const journey = new Journey();
  await journey.signIn();
  journey.world.localStore.isFull = true;
  await journey.advanceUnseen('9h');
  journey.world.localStore.isFull = false;
  await journey.advance('40m');
  expect(journey.allWatchText()).not.toContain('Reconnect');
  expect(journey.settingsText()).toContain('Sign out');
  expect(journey.errors()).toEqual([]);
});
