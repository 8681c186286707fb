import { ServiceError } from '../../../companion/http/service-error';
import type { DataSet, HealthSource } from '../../../companion/sources/health-source';
import { createDataSetFetcher, findWorstFailure } from '../../../companion/sync/fetch-data-sets';
import { DATA_SETS } from './data-sets';

const EIGHT: DataSet[] = DATA_SETS.filter((dataSet) => dataSet !== 'intradaySteps').slice(0, 8);

/** Responds when the test says so. */
function slowSource() {
  const waiting: ((failure?: ServiceError) => void)[] = [];
  const source = {
    read: () =>
      new Promise((resolve, reject) => {
        waiting.push((failure) => (failure ? reject(failure) : resolve({ value: {}, lost: 0, rows: 0 })));
      }),
  } as unknown as HealthSource;
  return { waiting, source };
}

/** Fetches at the fifth millisecond. */
const fetchAll = async (
  source: HealthSource,
  dataSets: DataSet[],
  log: (line: string) => void = () => undefined,
) => {
  const fetcher = createDataSetFetcher(source, () => undefined, { now: () => 5, log });
  await fetcher.fetch(dataSets, 0);
  return fetcher;
};

const turn = () => new Promise(setImmediate);

it('has at most six requests in flight', async () => {
  const { waiting, source } = slowSource();
  const done = fetchAll(source, EIGHT);
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
  // Before any response, and after the first.
  [new ServiceError('wait', 'rate-limit', 1), 6, 7],
  [new ServiceError('ended', 'gone'), 6, 7],
  [new ServiceError('setup', 'client'), 6, 8],
  [new ServiceError('wait', 'budget'), 6, 7],
  [new ServiceError('wait', 'network'), 6, 8],
  [new ServiceError('wait', 'server'), 6, 8],
  [new ServiceError('data', 'scope'), 8, 8],
])('sends %s what comes after it, or not: %i, %i', async (failure, atOnce, later) => {
  const sent = async (answers: number) => {
    const { waiting, source } = slowSource();
    const done = fetchAll(source, EIGHT);
    for (let i = 0; i < 8; i++) {
      await turn();
      waiting[i]?.(i < answers ? undefined : failure);
    }
    const { records, results } = await done;
    expect(Object.keys(records)).toHaveLength(answers);
    expect(results[EIGHT[answers] as DataSet]).toEqual({ triedAt: 5, code: failure.code });
    return waiting.length;
  };
  expect([await sent(0), await sent(1)]).toEqual([atOnce, later]);
});

it('makes no fuss where the application is not allowed the steps by the quarter hour', async () => {
  const { waiting, source } = slowSource();
  const done = fetchAll(source, ['intradaySteps', 'activitySummary']);
  await turn();
  waiting[0]?.(new ServiceError('data', 'scope'));
  waiting[1]?.(new ServiceError('data', 'scope'));
  const { results, failures } = await done;
  expect(results).toEqual({
    intradaySteps: { triedAt: 5, code: 'scope' },
    activitySummary: { triedAt: 5, code: 'scope' },
  });
  expect(failures).toHaveLength(1);
});

it.each<[string, () => Promise<unknown>]>([
  ['rejects', async () => Promise.reject(new RangeError('a mistake'))],
  [
    'throws',
    () => {
      throw new RangeError('a mistake');
    },
  ],
])('lets a mistake of our own cost one data set, and logs its stack: a source that %s', async (_, fail) => {
  const source = {
    read: (dataSet: DataSet) =>
      dataSet === 'sleep' ? fail() : Promise.resolve({ value: [], lost: 0, rows: 0 }),
  } as unknown as HealthSource;
  const logLines: string[] = [];
  const { records, results } = await fetchAll(source, ['sleep', 'hrv'], (line) => logLines.push(line));
  expect(records).toEqual({ hrv: { fetchedAt: 5, value: [] } });
  expect(results.sleep).toEqual({ triedAt: 5, code: 'internal' });
  expect(logLines).toEqual([expect.stringMatching(/RangeError: a mistake\n.*fetch-data-sets\.test/)]);
});

it('reports the worst failure', () => {
  const failures = [
    new ServiceError('data', 'scope'),
    new ServiceError('wait', 'network'),
    new ServiceError('ended', 'gone'),
  ];
  expect(findWorstFailure(failures)?.code).toBe('gone');
  expect(findWorstFailure(failures.slice(0, 2))?.code).toBe('network');
  expect(findWorstFailure([])).toBeUndefined();
});
