import { isRecord } from '../../world/guards';
import type { CloudRequest } from '../../world/http';
import { createServerError } from './error-effects';
import { changeJson, type FailureEffect } from './failure-effect';
import type { FaultyMode } from './failure-mode';
import type { JsonObject } from './json-lists';
import { isDataRequest, isGoogle } from './request-kind';

/** The page token of `empty-page` and `page-2`. */
const NEXT_PAGE = 'next';

/** Whether Google may respond in several pages. */
function isPaged(request: CloudRequest): boolean {
  return isGoogle(request) && /\/dataPoints(:reconcile|:dailyRollUp)?$/.test(new URL(request.url).pathname);
}

/** The page that the request is for, by Google's token or by Fitbit's offset; undefined for the first. */
function readPage({ url, body = '' }: CloudRequest): string | undefined {
  const { searchParams } = new URL(url);
  const offset = Number(searchParams.get('offset') ?? 0);
  return (
    searchParams.get('pageToken') ||
    /"pageToken":\s*"([^"]+)"/.exec(body)?.[1] ||
    (offset > 0 ? String(offset) : undefined)
  );
}

/** The request for the first page. */
function withoutPageToken(request: CloudRequest): CloudRequest {
  const url = new URL(request.url);
  url.searchParams.delete('pageToken');
  if (request.body === undefined) return { ...request, url: url.href };
  const { pageToken: _, ...body } = readJson(request.body);
  return { ...request, url: url.href, body: JSON.stringify(body) };
}

function readJson(text: string): JsonObject {
  const value: unknown = JSON.parse(text);
  return isRecord(value) ? value : {};
}

const emptyPage = changeJson((body, request) => (isPaged(request) ? { nextPageToken: NEXT_PAGE } : body));

/** The first half of the first list, and a token for the rest. A list of one row stays whole. */
const firstHalf = changeJson((body, request) => {
  if (!isRecord(body) || !isPaged(request)) return body;
  const halves = Object.entries(body).flatMap(([name, rows]) =>
    Array.isArray(rows) && rows.length > 1
      ? [[name, rows.slice(0, Math.ceil(rows.length / 2))] as const, ['nextPageToken', NEXT_PAGE] as const]
      : [],
  );
  return { ...body, ...Object.fromEntries(halves) };
});

/** The modes of lists that come in pages. */
export const PAGE_EFFECTS = {
  'empty-page': (call) => {
    const { request, proceed } = call;
    if (readPage(request) === undefined) return emptyPage(call);
    return readPage(request) === NEXT_PAGE ? proceed(withoutPageToken(request)) : proceed();
  },
  'page-2': (call) =>
    isDataRequest(call.request) && readPage(call.request) !== undefined
      ? { response: createServerError(call.request, call.now), delayMs: 0 }
      : firstHalf(call),
} satisfies Partial<Record<FaultyMode, FailureEffect>>;
