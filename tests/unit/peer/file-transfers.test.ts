import { encodeCbor } from '../../../simulator/peer/cbor';
import { isFileName } from '../../../simulator/peer/file-transfers';
import { Link } from '../../../simulator/peer/link';
import { VirtualClock } from '../../../simulator/world/clock';
import { Trace } from '../../../simulator/world/trace';

function openFiles() {
  const clock = new VirtualClock(0);
  const trace = new Trace(clock);
  const link = new Link({ clock, trace });
  const arrived: string[] = [];
  link.files.listen('watch', (name) => arrived.push(`${name} ${clock.now()}`));
  const text = (value: string) => new TextEncoder().encode(value);
  const staged = () => link.files.staged('watch').map(({ name, bytes }) => `${name}=${Buffer.from(bytes)}`);
  return { clock, trace, link, files: link.files, arrived, text, staged };
}

test('a file passes from pending to transferred, in one entry of the trace', () => {
  const { clock, trace, files, arrived } = openFiles();
  const bytes = Buffer.from(encodeCbor({ steps: new Uint8Array([1, 2]) }));
  const transfer = files.enqueue('phone', 'snapshot.cbor', bytes);
  const states = [transfer.state];
  transfer.listen(() => states.push(transfer.state));
  bytes.fill(0);
  clock.runUntil(300);
  expect(states).toEqual(['pending', 'transferring']);
  expect(files.enumerate('phone')).toEqual([transfer]);
  clock.runUntil(301);
  expect(states).toEqual(['pending', 'transferring', 'transferred']);
  expect(arrived).toEqual(['snapshot.cbor 301']);
  expect(files.enumerate('phone')).toEqual([]);
  expect(trace.entries).toMatchObject([
    {
      kind: 'file',
      direction: 'toWatch',
      name: 'snapshot.cbor',
      bytes: 10,
      state: 'transferred',
      data: { steps: new Uint8Array([1, 2]) },
      t: 0,
    },
  ]);
  expect(files.take('watch')?.bytes).toEqual(encodeCbor({ steps: new Uint8Array([1, 2]) }));
  expect(files.take('watch')).toBeUndefined();
});

test('files go one after the other, 20 kB a second, in each direction', () => {
  const { clock, files, arrived } = openFiles();
  const toPhone: string[] = [];
  files.listen('phone', (name) => toPhone.push(`${name} ${clock.now()}`));
  files.enqueue('phone', 'a', new Uint8Array(20_000));
  files.enqueue('phone', 'b', new Uint8Array(0));
  files.enqueue('watch', 'c', new Uint8Array(2_000));
  clock.runUntil(5000);
  expect(arrived).toEqual(['a 1300', 'b 1600']);
  expect(toPhone).toEqual(['c 400']);
});

test('a newer file replaces one of its name that is pending or staged', () => {
  const { clock, files, text, staged } = openFiles();
  files.enqueue('phone', 'other', text('0'));
  const first = files.enqueue('phone', 'a', text('1'));
  const second = files.enqueue('phone', 'a', text('2'));
  expect(first.state).toBe('canceled');
  clock.runUntil(650);
  const third = files.enqueue('phone', 'a', text('3'));
  clock.runUntil(2000);
  expect([second.state, third.state]).toEqual(['transferred', 'transferred']);
  expect(staged()).toEqual(['other=0', 'a=3']);
});

test('cancel works until the file has arrived', () => {
  const { clock, files, text, staged } = openFiles();
  const [a, b, c] = ['a', 'b', 'c'].map((name) => files.enqueue('phone', name, text(name)));
  clock.runUntil(100);
  expect(a?.state).toBe('transferring');
  a?.cancel();
  clock.runUntil(405);
  b?.cancel();
  clock.runUntil(2000);
  c?.cancel();
  expect([a, b, c].map((file) => file?.state)).toEqual(['canceled', 'transferred', 'transferred']);
  expect(staged()).toEqual(['b=b', 'c=c']);
});

test('files wait for the link, and an interrupted one starts again', () => {
  const { clock, link, files, arrived, text } = openFiles();
  const transfer = files.enqueue('phone', 'a', text('a'));
  clock.runUntil(200);
  link.setConnected(false);
  expect(transfer.state).toBe('pending');
  const other = files.enqueue('phone', 'b', text('b'));
  clock.runUntil(10_000);
  expect(other.state).toBe('pending');
  expect(arrived).toEqual([]);
  link.setConnected(true);
  clock.runUntil(20_000);
  expect(arrived).toEqual(['a 10301', 'b 10602']);
});

test('a file is taken by its name', () => {
  const { clock, files, text } = openFiles();
  for (const name of ['a', 'b']) files.enqueue('phone', name, text(name));
  clock.runUntil(1000);
  expect(files.take('watch', 'c')).toBeUndefined();
  expect(files.take('watch', 'b')?.name).toBe('b');
  expect(files.staged('watch').map((file) => file.name)).toEqual(['a']);
});

test('the fault damages one file', () => {
  const { clock, files, text, staged } = openFiles();
  files.filesToCorrupt = 1;
  files.enqueue('phone', 'a', text('abcdefgh'));
  files.enqueue('phone', 'b', text('abcdefgh'));
  clock.runUntil(1000);
  expect(staged()[0]).not.toContain('=abcdef');
  expect(files.staged('watch')[0]?.bytes).toHaveLength(6);
  expect(staged()[1]).toBe('b=abcdefgh');
});

test('clear removes all files, for another app', () => {
  const { clock, files, text, staged, arrived } = openFiles();
  files.enqueue('phone', 'a', text('a'));
  clock.runUntil(350);
  const [b, c] = ['b', 'c'].map((name) => files.enqueue('phone', name, text(name)));
  clock.runUntil(400);
  files.clear();
  clock.runUntil(5000);
  expect(staged()).toEqual([]);
  expect(arrived).toEqual(['a 301']);
  expect([b?.state, c?.state]).toEqual(['canceled', 'canceled']);
});

test('names are those that Fitbit OS allows', () => {
  const good = ['a', 'snapshot.cbor', '.hidden', 'a-b_c{1}~(2)', "+,;=`!#$%&'@^", 'x'.repeat(64)];
  const bad = ['', '.', '..', '..a', 'a/b', 'a b', 'ä', 'a\\b', 'x'.repeat(65), 'a\n'];
  expect(good.filter((name) => !isFileName(name))).toEqual([]);
  expect(bad.filter(isFileName)).toEqual([]);
  const { files } = openFiles();
  expect(() => files.enqueue('phone', 'a/b', new Uint8Array())).toThrow(TypeError);
});
