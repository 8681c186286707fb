import { parseResponse, readError, type ServiceError } from '../../../../companion/http/service-error';
import type { HttpResponse } from '../../../../companion/platform';
import { fitbit } from '../../../../companion/sources/fitbit/fitbit';
import type { DataSet } from '../../../../companion/sources/health-source';
import { TODAY } from '../../../today';
import { CHECKUPS, DATA_SETS } from '../data-sets';
import { readValue } from './read-value';

const NOW = Date.UTC(2026, 6, 14, 7, 15);

/** What a body is to become: a data set's record, a shape that it cannot read, an error, or nothing. */
export type Expectation =
  | { dataSet: DataSet; record: unknown }
  | { dataSet: DataSet; wrong: true }
  | { status: number; error: Pick<ServiceError, 'kind' | 'code'> }
  | { nobody: string };

export const is = (dataSet: DataSet, record: unknown): Expectation => ({ dataSet, record });
export const isNo = (dataSet: DataSet): Expectation => ({ dataSet, wrong: true });
export const fails = (
  status: number,
  kind: ServiceError['kind'],
  code: ServiceError['code'],
): Expectation => ({ status, error: { kind, code } });

/**
 * No data set reads this endpoint: it is one typed call away (typed-calls.ts), or the account room's. No data
 * set may take it for its own either.
 */
export const unread = (nobody: string): Expectation => ({ nobody });

/** Holds what the companion makes of a body of the Web API against what is expected of it. */
export async function expectOutcome(name: string, body: string, expected: Expectation): Promise<void> {
  if ('error' in expected) {
    const { kind, code } = readError(responseOf(body, expected.status), NOW) ?? {};
    expect({ name, kind, code }).toEqual({ name, ...expected.error });
    return;
  }
  const json = parseResponse(responseOf(body), NOW);
  const source = fitbit.open(async () => json);
  if ('nobody' in expected) {
    for (const dataSet of [...DATA_SETS, ...CHECKUPS]) {
      const figures = await readValue(source, dataSet, TODAY).then(figuresOf, ({ code }) => [code]);
      const none = figures.length > 0 ? ['shape'] : [];
      expect({ name, dataSet, figures }).toEqual({ name, dataSet, figures: none });
    }
    return;
  }
  const read = await readValue(source, expected.dataSet, TODAY).catch(({ kind, code }) => ({ kind, code }));
  const record = 'wrong' in expected ? { kind: 'data', code: 'shape' } : expected.record;
  expect({ name, read }).toEqual({ name, read: record });
}

/** A record without the date that was requested. */
function figuresOf(record: object): unknown[] {
  return Object.entries(record)
    .filter(([name, value]) => name !== 'date' && value !== undefined)
    .map(([, value]) => value);
}

const responseOf = (body: string, status = 200): HttpResponse => ({ status, body, header: () => null });
