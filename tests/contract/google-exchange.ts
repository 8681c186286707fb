import type { Specification } from '../../scripts/specification';
import { type CheckExchange, type Contract, exchangeChecker } from './check-exchange';
import { readGoogleContract } from './table/google-contract';

/** google.rpc.Code by HTTP status; those that read get. */
const CODES: Readonly<Record<number, readonly string[]>> = {
  400: ['INVALID_ARGUMENT', 'FAILED_PRECONDITION'],
  401: ['UNAUTHENTICATED'],
  403: ['PERMISSION_DENIED'],
  404: ['NOT_FOUND'],
  429: ['RESOURCE_EXHAUSTED'],
  500: ['INTERNAL'],
};

export function googleContract(specification: Specification): Contract {
  return { host: 'health.googleapis.com', specification, refusalProblems };
}

/** Checks against the table, which is part of this repository. */
export const checkGoogleExchange: CheckExchange = exchangeChecker(googleContract(readGoogleContract()));

/** A google.rpc.Status as it looks over HTTP. */
function refusalProblems(status: number, body: unknown): string[] {
  const { error, ...others } = (body ?? {}) as { error?: Record<string, unknown> };
  const { code, message, status: name, details = [], ...more } = error ?? {};
  const unknown = [...Object.keys(others), ...Object.keys(more)];
  return [
    ...unknown.map((key) => `has an unknown ${key}`),
    ...(code === status ? [] : [`says ${code} with status ${status}`]),
    ...(CODES[status]?.includes(String(name)) ? [] : [`says ${name} with status ${status}`]),
    ...(typeof message === 'string' && message !== '' ? [] : ['has no message']),
    ...(Array.isArray(details) && details.every(isDetail) ? [] : ['has odd details']),
  ];
}

function isDetail(detail: unknown): boolean {
  const type = (detail as Record<string, unknown>)['@type'];
  return /^type\.googleapis\.com\/google\.rpc\.(ErrorInfo|BadRequest)$/.test(String(type));
}
