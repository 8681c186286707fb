import type { BootSource } from '../../../simulator/client/boot-world';
import { connectInProcess } from '../../../simulator/client/in-process';
import { createGuardedOutside } from '../../../simulator/client/outside';
import { WorldGoneError } from '../../../simulator/client/world-connection';
import type { WorldObserver } from '../../../simulator/client/world-link';
import { type WorldStatus, WorldSupervisor } from '../../../simulator/server/world-supervisor';

const SOURCE: BootSource = { fba: undefined, fileName: '', readSpec: () => ({ start: 0 }) };

/** A supervisor, what it reports, and what it hears of the link that is open. */
function createSupervisor() {
  const lines: string[] = [];
  const statuses: WorldStatus[] = [];
  const link: { observer: WorldObserver } = { observer: {} };
  const supervisor = new WorldSupervisor({
    connect: (observer) => {
      link.observer = observer;
      return connectInProcess(observer);
    },
    instance: '',
    outside: createGuardedOutside(new Map()),
    onStatus: (status) => statuses.push(status),
    log: (text) => lines.push(text),
  });
  return { supervisor, lines, statuses, link };
}

test('code that hangs and recovers again and again is one line for each owner', async () => {
  const { supervisor, lines, link } = createSupervisor();
  await supervisor.boot(SOURCE);
  for (const owner of ['watch', 'phone', 'watch'] as const) {
    link.observer.onHang?.(owner);
    link.observer.onRecover?.();
  }
  const both = ["the watch's code", "the companion's code"].map(
    (owner) => `${owner} has not returned for two seconds.`,
  );
  expect(lines).toEqual(both);
  // Another world, another line.
  await supervisor.boot(SOURCE);
  link.observer.onHang?.('watch');
  expect(lines).toHaveLength(3);
  await supervisor.close();
});

test('each change of the status is reported with a sentence', async () => {
  const { supervisor, statuses, link } = createSupervisor();
  expect(supervisor.status.state).toBe('gone');
  await supervisor.boot(SOURCE);
  link.observer.onHang?.('watch');
  link.observer.onRecover?.();
  link.observer.onGone?.("the watch's code used more than 512 MB");
  expect(statuses).toEqual([
    { state: 'running', text: '' },
    { state: 'hanging', text: "The watch's code has not returned for two seconds." },
    { state: 'running', text: '' },
    { state: 'gone', text: "The watch's code used more than 512 MB" },
  ]);
  expect(() => supervisor.connection).toThrow(WorldGoneError);
});

test('the end of a world that another one replaced changes nothing', async () => {
  const { supervisor, statuses, link } = createSupervisor();
  await supervisor.boot(SOURCE);
  const { observer } = link;
  await supervisor.boot(SOURCE);
  observer.onGone?.('the process ended');
  expect(supervisor.status.state).toBe('running');
  expect(statuses).toHaveLength(2);
  await supervisor.close();
});

test('a boot that fails is reported, and one that a stop ended is not', async () => {
  const { supervisor, statuses } = createSupervisor();
  const noSpec = (): never => {
    throw new Error('no such zone');
  };
  const failing = supervisor.boot({ ...SOURCE, readSpec: noSpec });
  supervisor.reportFailure(failing.then(() => undefined));
  await expect(failing).rejects.toThrow('no such zone');
  await new Promise(setImmediate);
  expect(statuses).toEqual([{ state: 'gone', text: 'No such zone' }]);
  const ended = supervisor.boot(SOURCE);
  supervisor.reportFailure(ended.then(() => undefined));
  await Promise.all([expect(ended).rejects.toThrow(WorldGoneError), supervisor.stop()]);
  expect(statuses.at(-1)).toEqual({ state: 'gone', text: 'Stopped.' });
});
