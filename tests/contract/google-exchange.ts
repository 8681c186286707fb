import type { ExchangeRequest, ExchangeResponse } from './endpoint';
import {
  type CheckMessage,
  type GoogleSpecification,
  hardenGoogle,
  messageChecker,
  readGoogleSpecification,
} from './google-specification';

const HEALTH = 'health.googleapis.com';
const USER = '/v4/users/[^/]+';
const POINTS = `${USER}/dataTypes/[a-z0-9-]+/dataPoints`;
const LIST = ['filter', 'pageSize', 'pageToken'];

/** A method of the API: its path, its query, the message that is sent and the one that comes back. */
interface GoogleMethod {
  method: 'GET' | 'POST';
  path: string;
  query: readonly string[];
  body?: string;
  answer: string;
}

/** The methods that read, as the reference has them; the schema knows their messages. */
export const METHODS: readonly GoogleMethod[] = [
  { method: 'GET', path: `${USER}/identity`, query: [], answer: 'Identity' },
  { method: 'GET', path: `${USER}/profile`, query: [], answer: 'Profile' },
  { method: 'GET', path: `${USER}/settings`, query: [], answer: 'Settings' },
  { method: 'GET', path: `${USER}/irnProfile`, query: [], answer: 'IrnProfile' },
  {
    method: 'GET',
    path: `${USER}/pairedDevices`,
    query: ['pageSize', 'pageToken'],
    answer: 'ListPairedDevicesResponse',
  },
  { method: 'GET', path: `${USER}/pairedDevices/[^/]+`, query: [], answer: 'PairedDevice' },
  { method: 'GET', path: POINTS, query: LIST, answer: 'ListDataPointsResponse' },
  { method: 'GET', path: `${POINTS}/[^/]+`, query: [], answer: 'DataPoint' },
  {
    method: 'GET',
    path: `${POINTS}:reconcile`,
    query: [...LIST, 'dataSourceFamily'],
    answer: 'ReconcileDataPointsResponse',
  },
  {
    method: 'POST',
    path: `${POINTS}:rollUp`,
    query: [],
    body: 'RollUpDataPointsRequest',
    answer: 'RollUpDataPointsResponse',
  },
  {
    method: 'POST',
    path: `${POINTS}:dailyRollUp`,
    query: [],
    body: 'DailyRollUpDataPointsRequest',
    answer: 'DailyRollUpDataPointsResponse',
  },
];

/** google.rpc.Code by HTTP status; those that read get. */
const CODES: Readonly<Record<number, readonly string[]>> = {
  400: ['INVALID_ARGUMENT', 'FAILED_PRECONDITION'],
  401: ['UNAUTHENTICATED'],
  403: ['PERMISSION_DENIED'],
  404: ['NOT_FOUND'],
  429: ['RESOURCE_EXHAUSTED'],
  500: ['INTERNAL'],
};

/** What is wrong with a request or its answer, one line each; nothing where all is as it should be. */
export type CheckGoogleExchange = (request: ExchangeRequest, response: ExchangeResponse) => string[];

export function googleExchangeChecker(specification: GoogleSpecification): CheckGoogleExchange {
  const check = messageChecker(hardenGoogle(specification));
  return (request, response) => {
    const { hostname, pathname, searchParams } = new URL(request.url);
    if (hostname !== HEALTH) return [];
    const method = METHODS.find(
      (one) => one.method === request.method && new RegExp(`^${one.path}$`).test(pathname),
    );
    const name = `${request.method} ${pathname}`;
    if (!method) return [`${name} is no method of the API`];
    return [
      ...requestProblems(request, searchParams, method, check),
      ...answerProblems(response, method, check),
    ].map((problem) => `${name}: ${problem}`);
  };
}

/** Checks against the hardened schema; undefined where it is not at hand. */
export const checkGoogleExchange: CheckGoogleExchange | undefined = (() => {
  const specification = readGoogleSpecification();
  return specification && googleExchangeChecker(specification);
})();

function requestProblems(
  { body }: ExchangeRequest,
  query: URLSearchParams,
  method: GoogleMethod,
  check: CheckMessage,
): string[] {
  const unknown = [...query.keys()].filter((name) => !method.query.includes(name));
  const problems = unknown.map((name) => `request query ${name} is unknown`);
  if (method.body === undefined) return body ? [...problems, 'request has a body'] : problems;
  const value = parse(body ?? '');
  if (value === undefined) return [...problems, 'request body is no JSON'];
  return [...problems, ...check(method.body, value).map((problem) => `request ${problem}`)];
}

function answerProblems(
  { status, body }: ExchangeResponse,
  method: GoogleMethod,
  check: CheckMessage,
): string[] {
  const value = parse(body);
  if (value === undefined) return ['answer is no JSON'];
  if (status === 200) return check(method.answer, value).map((problem) => `answer ${problem}`);
  return refusalProblems(status, value);
}

/** A google.rpc.Status as it looks over HTTP. */
function refusalProblems(status: number, value: unknown): string[] {
  const { error, ...others } = value as { error?: Record<string, unknown> };
  const { code, message, status: name, details = [], ...more } = error ?? {};
  const unknown = [...Object.keys(others), ...Object.keys(more)];
  return [
    ...unknown.map((key) => `answer has an unknown ${key}`),
    ...(code === status ? [] : [`answer says ${code} with status ${status}`]),
    ...(CODES[status]?.includes(String(name)) ? [] : [`answer says ${name} with status ${status}`]),
    ...(typeof message === 'string' && message !== '' ? [] : ['answer has no message']),
    ...(Array.isArray(details) && details.every(isDetail) ? [] : ['answer has odd details']),
  ];
}

function isDetail(detail: unknown): boolean {
  const type = (detail as Record<string, unknown>)['@type'];
  return /^type\.googleapis\.com\/google\.rpc\.(ErrorInfo|BadRequest)$/.test(String(type));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
