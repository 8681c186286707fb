import { createRng, type Rng } from '../../persona/rng';
import { isRecord } from '../../world/guards';
import { changeJson, type FailureEffect } from './failure-effect';
import type { FaultyMode } from './failure-mode';
import { isDataRequest } from './request-kind';

/** Outside of anything human, in any unit. */
const ABSURD_NUMBERS = [0, -1, -70_000, 1e9, 2 ** 53];
/** Numbers as text, as Google writes whole ones. */
const NUMBER_TEXT = /^-?\d+(\.\d+)?$/;
/** Members whose numbers are no measurements. Ids and times stay, because rows are matched by them. */
const NOT_MEASURED = /id$|offset|^(year|month|day|hours|minutes|seconds|nanos|limit)$/i;

/** The modes of persons with impossible data. */
export const PERSON_EFFECTS = {
  'no-sleep': ({ proceed, request }) => proceed(request, 'no-sleep'),
  naps: ({ proceed, request }) => proceed(request, 'naps'),
  absurd: changeJson((body, request) => {
    if (!isDataRequest(request)) return body;
    return makeAbsurd(body, createRng('absurd', request.url, request.body ?? ''));
  }),
} satisfies Partial<Record<FaultyMode, FailureEffect>>;

/** A copy with other numbers in place of all measurements. The same request gets the same. */
function makeAbsurd(value: unknown, rng: Rng, name = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => makeAbsurd(item, rng, name));
  if (isRecord(value))
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [key, makeAbsurd(member, rng, key)]),
    );
  const isNumber = typeof value === 'number' || (typeof value === 'string' && NUMBER_TEXT.test(value));
  if (!isNumber || NOT_MEASURED.test(name)) return value;
  const absurd = ABSURD_NUMBERS[rng.integer(0, ABSURD_NUMBERS.length - 1)];
  return typeof value === 'string' ? String(absurd) : absurd;
}
