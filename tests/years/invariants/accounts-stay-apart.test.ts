import { MINUTE_MS, SECOND_MS } from '../../../simulator/world/duration';
import { FakeRun } from '../fake-run';
import { accountsStayApart } from './accounts-stay-apart';

const DEVICES = { method: 'GET', url: 'https://api.fitbit.com/1/user/-/devices.json', headers: {} };

test('data of the account before is reported, as soon as another is stored', () => {
  const run = new FakeRun(accountsStayApart);
  run.launch();
  run.hold('token-1');
  run.send(DEVICES, {});
  const devices = { at: Math.floor(run.clock.now() / SECOND_MS) };
  run.sendSnapshot({ seq: 1, devices });
  run.pass(MINUTE_MS);
  run.hold('token-2', { origin: 2 });
  run.sendSnapshot({ origin: 2, seq: 1 });
  expect(run.reports).toEqual([]);
  run.sendSnapshot({ origin: 2, seq: 3, devices });
  expect(run.reports).toEqual(['devices of snapshot 3 is of account 1, not of 2']);
});

test('data under a number that is not stored are reported, unless the storage has refused or lost it', () => {
  const run = new FakeRun(accountsStayApart);
  run.launch();
  run.hold('token-1');
  run.send(DEVICES, {});
  const devices = { at: Math.floor(run.clock.now() / SECOND_MS) };
  run.sendSnapshot({ origin: 999, seq: 1, devices });
  expect(run.reports).toEqual(['snapshot 1 is of account 999, and 1 is stored']);
  run.localStore.isFull = true;
  run.hold('token-2', { origin: 2 });
  run.sendSnapshot({ origin: 999, seq: 2, devices });
  expect(run.reports).toHaveLength(1);
});

test('data of the person before is reported, also where the companion takes both for one account', () => {
  const run = new FakeRun(accountsStayApart);
  run.launch();
  run.trace.add({ kind: 'fault', name: 'account' });
  run.accepted = ['token-1'];
  run.hold('token-1');
  run.send(DEVICES, {});
  const devices = { at: Math.floor(run.clock.now() / SECOND_MS) };
  run.sendSnapshot({ seq: 1, devices });
  expect(run.reports).toEqual([]);
  run.pass(MINUTE_MS);
  run.owner = 'noor';
  run.accepted = ['token-2'];
  run.hold('token-2');
  run.sendSnapshot({ seq: 2, devices });
  expect(run.reports).toEqual(["devices of snapshot 2 is mara's, not noor's"]);
});

test('a second that another account had while the clock was ahead says nothing of a data set dated a little later', () => {
  const run = new FakeRun(accountsStayApart);
  run.launch();
  run.hold('token-1');
  run.phoneSystem.clockOffsetMs = MINUTE_MS + 2 * SECOND_MS;
  run.send(DEVICES, {});
  const devices = { at: Math.floor((run.clock.now() + run.phoneSystem.clockOffsetMs) / SECOND_MS) };
  run.phoneSystem.clockOffsetMs = 0;
  run.hold('token-2', { origin: 2 });
  run.pass(MINUTE_MS);
  run.sendSnapshot({ origin: 2, seq: 2, devices });
  expect(run.reports).toEqual(['devices of snapshot 2 is of account 1, not of 2']);
  run.send(DEVICES, {});
  run.pass(2 * SECOND_MS);
  run.sendSnapshot({ origin: 2, seq: 3, devices });
  expect(run.reports).toHaveLength(1);
});
