import type { Files } from '../../../app/files';
import { openSnapshotStore } from '../../../app/snapshot-store';
import { DEFAULT_ACCENT_COLOUR } from '../../../common/preferences';
import { SNAPSHOT_VERSION } from '../../../common/snapshot';

/** A disk whose files hold decoded data, or the error that reading throws. */
class FakeDisk implements Files {
  readonly stored = new Map<string, unknown>();
  full = false;
  /** A rename does not replace a file. */
  strict = false;

  put(seq: number, over: object = {}, name = 'snapshot.cbor'): void {
    this.stored.set(name, {
      v: SNAPSHOT_VERSION,
      origin: 1,
      seq,
      at: 1784040000,
      account: { service: 'none', state: 'ok' },
      look: { pages: [], accent: DEFAULT_ACCENT_COLOUR, motion: true },
      ...over,
    });
  }
  existsSync(name: string): boolean {
    return this.stored.has(name);
  }
  readFileSync(name: string): unknown {
    const data = this.stored.get(name);
    if (data === undefined) throw new Error(`no ${name}`);
    if (data instanceof Error) throw data;
    return data;
  }
  writeFileSync(): void {
    throw new Error('nothing is written: an arrived file only changes its name');
  }
  renameSync(from: string, to: string): void {
    if (this.full) throw new Error('disk full');
    if (this.strict && this.stored.has(to)) throw new Error(`there is a ${to}`);
    this.stored.set(to, this.readFileSync(from));
    this.stored.delete(from);
  }
  unlinkSync(name: string): void {
    if (!this.stored.delete(name)) throw new Error(`no ${name}`);
  }
}

function open(disk: FakeDisk) {
  const warnings: string[] = [];
  return { warnings, store: openSnapshotStore(disk, { warn: (text) => void warnings.push(text) }) };
}

test('nothing kept: a watch that is not set up, and nothing to warn of', () => {
  const { store, warnings } = open(new FakeDisk());
  expect(store.get()).toMatchObject({
    account: { service: 'none', state: 'notSetUp' },
    look: { accent: DEFAULT_ACCENT_COLOUR, motion: true },
  });
  // Every page is on.
  expect(store.get().look.pages).toBeUndefined();
  expect(warnings).toEqual([]);
});

test.each([0, 1])('the very first snapshot replaces it, even number 0 of origin %i', (origin) => {
  const disk = new FakeDisk();
  const { store } = open(disk);
  disk.put(0, { origin });
  expect(store.accept('snapshot.cbor')).toBe(true);
  expect(store.get().account.state).toBe('ok');
});

test('an arrived snapshot is taken in and is there after a restart', () => {
  const disk = new FakeDisk();
  const { store } = open(disk);
  disk.put(3);
  expect(store.accept('snapshot.cbor')).toBe(true);
  expect(store.get().seq).toBe(3);
  expect([...disk.stored.keys()]).toEqual(['kept.cbor']);
  expect(open(disk).store.get().seq).toBe(3);
});

test('an older one is removed, of the account before too', () => {
  const disk = new FakeDisk();
  disk.put(5, {}, 'kept.cbor');
  const { store, warnings } = open(disk);
  disk.put(4);
  expect(store.accept('snapshot.cbor')).toBe(false);
  expect([store.get().seq, disk.existsSync('snapshot.cbor')]).toEqual([5, false]);
  disk.put(6, { origin: 2 });
  expect(store.accept('snapshot.cbor')).toBe(true);
  disk.put(5);
  expect(store.accept('snapshot.cbor')).toBe(false);
  expect(store.get()).toMatchObject({ origin: 2, seq: 6 });
  expect(warnings).toEqual([]);
});

test.each([
  ['corrupt', new Error('not CBOR')],
  ['of a later version', { v: SNAPSHOT_VERSION + 1 }],
  ['of an earlier version', { v: SNAPSHOT_VERSION - 1 }],
  ['without an account', { account: undefined }],
  ['of the wrong shape', [1, 2]],
])('a file that is %s is reported once and removed; the last good one stays', (_, data) => {
  const disk = new FakeDisk();
  disk.put(5, {}, 'kept.cbor');
  const { store, warnings } = open(disk);
  if (data instanceof Error || Array.isArray(data)) disk.stored.set('snapshot.cbor', data);
  // The rest of it is valid and newer.
  else disk.put(6, data);
  expect(store.accept('snapshot.cbor')).toBe(false);
  expect(store.get().seq).toBe(5);
  expect(warnings).toEqual([
    expect.stringMatching(/^snapshot\.cbor is no snapshot: (Error: not CBOR|malformed)$/),
  ]);
  expect([...disk.stored.keys()]).toEqual(['kept.cbor']);
  expect(open(disk).store.get().seq).toBe(5);
});

test('a stored file that became unreadable is reported, and the next snapshot replaces it', () => {
  const disk = new FakeDisk();
  disk.stored.set('kept.cbor', new Error('not CBOR'));
  const { store, warnings } = open(disk);
  expect(store.get().account.state).toBe('notSetUp');
  expect(warnings).toEqual(['kept.cbor is no snapshot: Error: not CBOR']);
  disk.put(1);
  expect(store.accept('snapshot.cbor')).toBe(true);
  expect(open(disk).warnings).toEqual([]);
});

test('keeps a snapshot where a rename does not take the place of a file', () => {
  const disk = new FakeDisk();
  disk.strict = true;
  const { store, warnings } = open(disk);
  for (const seq of [1, 2]) {
    disk.put(seq);
    expect(store.accept('snapshot.cbor')).toBe(true);
  }
  expect(open(disk).store.get().seq).toBe(2);
  expect(warnings).toEqual([]);
});

test('a file that disappears before it is read is reported and does no harm', () => {
  const { store, warnings } = open(new FakeDisk());
  expect(store.accept('snapshot.cbor')).toBe(false);
  expect(warnings).toEqual([
    'snapshot.cbor is no snapshot: Error: no snapshot.cbor',
    'snapshot.cbor not removed: Error: no snapshot.cbor',
  ]);
});

test('a snapshot left between arrival and keeping is taken in at the next start', () => {
  const disk = new FakeDisk();
  disk.put(5, {}, 'kept.cbor');
  disk.put(6);
  expect(open(disk).store.get().seq).toBe(6);
  expect([...disk.stored.keys()]).toEqual(['kept.cbor']);
});

test('a snapshot that cannot be kept is shown all the same, and kept at the next start', () => {
  const disk = new FakeDisk();
  const { store, warnings } = open(disk);
  disk.full = true;
  disk.put(3);
  expect(store.accept('snapshot.cbor')).toBe(true);
  expect(store.get().seq).toBe(3);
  expect(warnings).toEqual(['snapshot.cbor not kept: Error: disk full']);
  disk.full = false;
  expect(open(disk).store.get().seq).toBe(3);
  expect([...disk.stored.keys()]).toEqual(['kept.cbor']);
});

const BODY = { at: 1784040000, date: 20648, weight: 729 };
const FRIENDS = { at: 1784040000, rank: 3, total: 9, rows: [] };
const DEVICES = { at: 1784040000, list: [] };

test('what home does not show is read again from the disk', () => {
  const disk = new FakeDisk();
  const { store, warnings } = open(disk);
  disk.put(3, { body: BODY, friends: FRIENDS, devices: DEVICES });
  store.accept('snapshot.cbor');
  // A copy, as decoding makes one.
  disk.stored.set('kept.cbor', structuredClone(disk.stored.get('kept.cbor')));
  store.trim();
  expect(store.get()).toMatchObject({ seq: 3, body: undefined, friends: undefined, devices: undefined });
  store.restore();
  expect(store.get()).toMatchObject({ seq: 3, body: BODY, friends: FRIENDS, devices: DEVICES });
  expect(warnings).toEqual([]);
});

test('nothing is dropped that is not on the disk', () => {
  const disk = new FakeDisk();
  const { store } = open(disk);
  disk.put(2, {}, 'snapshot.cbor');
  store.accept('snapshot.cbor');
  disk.full = true;
  disk.put(3, { body: BODY });
  store.accept('snapshot.cbor');
  store.trim();
  store.restore();
  expect(store.get()).toMatchObject({ seq: 3, body: BODY });
});

test('a disk that has lost it is reported once, and the rest stays', () => {
  const disk = new FakeDisk();
  disk.put(3, { body: BODY }, 'kept.cbor');
  const { store, warnings } = open(disk);
  store.trim();
  disk.stored.clear();
  for (let i = 0; i < 3; i++) {
    store.restore();
    store.trim();
  }
  expect(store.get()).toMatchObject({ seq: 3, account: { state: 'ok' } });
  expect(warnings).toEqual(['kept.cbor is no snapshot: Error: no kept.cbor']);
});

test.each([
  ['older', 5, 4, false],
  ['the same', 5, 5, false],
  ['newer', 5, 6, true],
  // Made while the phone's clock was ahead.
  ['before one of a time to come', 4e9, 6, true],
])('of two snapshots the newer one stays: %s', (_, kept, received, isAccepted) => {
  const disk = new FakeDisk();
  disk.put(kept, {}, 'kept.cbor');
  const { store } = open(disk);
  disk.put(received);
  expect(store.accept('snapshot.cbor')).toBe(isAccepted);
});

test('a file of another name is reported and removed, and the stored one stays', () => {
  const disk = new FakeDisk();
  disk.put(5, {}, 'kept.cbor');
  const { store, warnings } = open(disk);
  disk.stored.set('holiday.jpg', new Error('unreadable'));
  expect(store.accept('holiday.jpg')).toBe(false);
  expect([store.get().seq, ...disk.stored.keys()]).toEqual([5, 'kept.cbor']);
  expect(warnings).toEqual(['holiday.jpg is no snapshot: Error: unreadable']);
});
