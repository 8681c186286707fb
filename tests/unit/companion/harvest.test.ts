import { ServiceError } from '../../../companion/account/service-error';
import { DATA_SETS, type DataSet, type HealthSource } from '../../../companion/sources/health-source';
import { gather, type Harvest, worst } from '../../../companion/sync/harvest';

const EIGHT: DataSet[] = DATA_SETS.filter((dataSet) => dataSet !== 'quarters').slice(0, 8);

/** Answers when told to. */
function slowSource() {
  const waiting: ((failure?: ServiceError) => void)[] = [];
  const source = {
    read: () =>
      new Promise((resolve, reject) => {
        waiting.push((failure) => (failure ? reject(failure) : resolve({})));
      }),
  } as unknown as HealthSource;
  return { waiting, source };
}

function empty(): Harvest {
  return { answers: {}, checks: {}, failures: [] };
}

const turn = () => new Promise(setImmediate);

it('has at most six requests in flight', async () => {
  const { waiting, source } = slowSource();
  const done = gather(empty(), source, EIGHT, 0, () => 0);
  await turn();
  expect(waiting).toHaveLength(6);
  waiting[3]?.();
  await turn();
  expect(waiting).toHaveLength(7);
  for (let i = 0; i < 8; i++) {
    waiting[i]?.();
    await turn();
  }
  await done;
  expect(waiting).toHaveLength(8);
});

it.each([
  [new ServiceError('wait', 'rate-limit', 1), 6],
  [new ServiceError('ended', 'gone'), 6],
  [new ServiceError('setup', 'client'), 6],
  [new ServiceError('wait', 'budget'), 6],
  [new ServiceError('wait', 'network'), 8],
  [new ServiceError('data', 'scope'), 8],
])('sends %s what comes after it, or not: %i', async (failure, sent) => {
  const { waiting, source } = slowSource();
  const harvest = empty();
  const done = gather(harvest, source, EIGHT, 0, () => 5);
  for (let i = 0; i < 8; i++) {
    await turn();
    waiting[i]?.(failure);
  }
  await done;
  expect(waiting).toHaveLength(sent);
  expect(harvest.checks.profile).toEqual({ tried: 5, code: failure.code });
  expect(harvest.answers).toEqual({});
});

it('makes no fuss where the application is not allowed the steps by the quarter hour', async () => {
  const { waiting, source } = slowSource();
  const harvest = empty();
  const done = gather(harvest, source, ['quarters', 'day'], 0, () => 5);
  waiting[0]?.(new ServiceError('data', 'scope'));
  waiting[1]?.(new ServiceError('data', 'scope'));
  await done;
  expect(harvest.checks).toEqual({ quarters: { tried: 5, code: 'scope' }, day: { tried: 5, code: 'scope' } });
  expect(harvest.failures).toHaveLength(1);
});

it('does not take a mistake of our own for the network', async () => {
  const source = {
    read: async () => {
      throw new RangeError('a mistake');
    },
  } as unknown as HealthSource;
  await expect(gather(empty(), source, ['day'], 0, () => 0)).rejects.toThrow('a mistake');
});

it('lets the worst failure stand for all', () => {
  const failures = [
    new ServiceError('data', 'scope'),
    new ServiceError('wait', 'network'),
    new ServiceError('ended', 'gone'),
  ];
  expect(worst(failures)?.code).toBe('gone');
  expect(worst(failures.slice(0, 2))?.code).toBe('network');
  expect(worst([])).toBeUndefined();
});
