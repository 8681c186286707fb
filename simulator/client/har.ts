import type { Instant } from '../world/clock';
import { SecretMask } from '../world/secret-mask';
import type { RequestEvent, TraceEntry } from '../world/trace';

/** That of package.json; a test compares them. */
const VERSION = '0.1.0';

/** Longest address whose parameters are listed: each `&` of it becomes an object. */
const MAX_URL_LENGTH = 64 * 1024;

/** HTTP Archive 1.2 (http://www.softwareishard.com/blog/har-12-spec/), as far as it is written here. */
export interface Har {
  log: {
    version: '1.2';
    creator: { name: string; version: string };
    entries: HarEntry[];
    comment: string;
  };
}

interface NameValue {
  name: string;
  value: string;
}

export interface HarEntry {
  startedDateTime: string;
  /** ms; the sum of the timings that are not -1. */
  time: number;
  request: {
    method: string;
    url: string;
    httpVersion: string;
    cookies: never[];
    headers: NameValue[];
    queryString: NameValue[];
    postData?: { mimeType: string; params: never[]; text: string };
    headersSize: -1;
    bodySize: number;
  };
  response: {
    /** 0: no response came. */
    status: number;
    statusText: string;
    httpVersion: string;
    cookies: never[];
    headers: NameValue[];
    content: { size: number; mimeType: string; text?: string; comment?: string };
    redirectURL: string;
    headersSize: -1;
    bodySize: number;
    comment?: string;
  };
  cache: Record<string, never>;
  timings: { send: 0; wait: number; receive: 0 };
  comment: string;
}

export interface HarOptions {
  /** Whether the tokens of an entry are written; by default none are. */
  isShown?(entry: TraceEntry): boolean;
}

const COMMENT =
  'Requests of the simulated phone, in virtual time. Tokens, codes and secrets are covered unless they were shown.';

/** The requests among the entries as an HTTP Archive. */
export function createHar(entries: readonly TraceEntry[], { isShown = () => false }: HarOptions = {}): Har {
  const secrets = new SecretMask();
  for (const entry of entries) secrets.remember(entry);
  const mask = (text: string): string => secrets.mask(text);
  const requests = entries.filter((entry): entry is TraceEntry<RequestEvent> => entry.kind === 'request');
  return {
    log: {
      version: '1.2',
      creator: { name: 'fitbit-os-simulator', version: VERSION },
      entries: requests.map((entry) => toHarEntry(entry, isShown(entry) ? (text) => text : mask)),
      comment: COMMENT,
    },
  };
}

function toHarEntry(entry: TraceEntry<RequestEvent>, mask: (text: string) => string): HarEntry {
  const wait = entry.durationMs ?? 0;
  return {
    startedDateTime: formatTime(entry.t),
    time: wait,
    request: toHarRequest(entry, mask),
    response: toHarResponse(entry, mask),
    cache: {},
    timings: { send: 0, wait, receive: 0 },
    comment: `entry ${entry.id} of the event log`,
  };
}

/** The parameters of an address; none of one that is longer than `MAX_URL_LENGTH`. */
function toQueryString(url: string): { name: string; value: string }[] {
  if (url.length > MAX_URL_LENGTH || !URL.canParse(url)) return [];
  return [...new URL(url).searchParams].map(([name, value]) => ({ name, value }));
}

function toHarRequest(entry: TraceEntry<RequestEvent>, mask: (text: string) => string): HarEntry['request'] {
  const { method, requestHeaders, requestBody } = entry;
  const url = toUrl(mask(entry.url));
  return {
    method,
    url,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: toPairs(requestHeaders, mask),
    queryString: toQueryString(url),
    ...(requestBody !== undefined && {
      postData: { mimeType: contentType(requestHeaders), params: [], text: mask(requestBody) },
    }),
    headersSize: -1,
    bodySize: byteLength(requestBody ?? ''),
  };
}

function toHarResponse(
  entry: TraceEntry<RequestEvent>,
  mask: (text: string) => string,
): HarEntry['response'] {
  const { status, responseHeaders = {}, responseBody, isBinary, failure, isCut } = entry;
  const size = entry.bytes ?? byteLength(responseBody ?? '');
  return {
    status: status ?? 0,
    statusText: '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: toPairs(responseHeaders, mask),
    content: {
      size,
      mimeType: contentType(responseHeaders),
      ...(responseBody !== undefined && !isBinary && { text: mask(responseBody) }),
      ...(isBinary && { comment: 'Binary. Its bytes are not kept.' }),
      ...(isCut && { comment: 'The rest was dropped to save memory.' }),
    },
    redirectURL: toUrl(mask(responseHeaders.location ?? '')),
    headersSize: -1,
    bodySize: status === undefined ? -1 : size,
    ...(failure !== undefined && { comment: mask(failure) }),
  };
}

/** An address in ASCII, as readers of the format expect it. */
function toUrl(text: string): string {
  return URL.canParse(text) ? new URL(text).href : text;
}

function toPairs(headers: Readonly<Record<string, string>>, mask: (text: string) => string): NameValue[] {
  // With its name, by which a value may be known as a secret.
  return Object.entries(headers).map(([name, value]) => ({
    name,
    value: mask(`${name}: ${value}`).slice(name.length + 2),
  }));
}

function contentType(headers: Readonly<Record<string, string>>): string {
  const [, value = ''] =
    Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type') ?? [];
  return value;
}

/** `2026-07-14T12:42:00.123Z` */
function formatTime(at: Instant): string {
  return new Date(at).toISOString();
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
