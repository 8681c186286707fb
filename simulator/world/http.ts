import { equalBytes, fromBase64, toBase64 } from './bytes';
import type { Instant } from './clock';

/** A request as it reaches the cloud. Header names are lower case. */
export interface CloudRequest {
  method: string;
  /** Absolute URL, `https://api.fitbit.com/1/user/-/profile.json?x=y`. */
  url: string;
  headers: Record<string, string>;
  body?: string;
}

/** A method that the simulator sends and shows: servers know no others, and it may stand in a command for a shell. */
const METHOD = /^[A-Za-z-]{1,20}$/;

export function isMethod(value: unknown): value is string {
  return typeof value === 'string' && METHOD.test(value);
}

/** Why a request with another method is not sent, as a warning. */
export const METHOD_REFUSED =
  'fetch: a method of more than 20 characters, or of others than letters and hyphens, is not sent here; a phone may send it';

/** What came with a response. */
export interface ResponseBody {
  /** Empty where `binary` has it; `readText` and `readBytes` read both. */
  body: string;
  /** Base64 of a body whose bytes are not those of its text, as those of a picture. */
  binary?: string;
}

/** A response. Header names are lower case. */
export interface CloudResponse extends ResponseBody {
  status: number;
  headers: Record<string, string>;
}

/** A body of these bytes. */
export function createBody(bytes: Uint8Array): ResponseBody {
  const body = new TextDecoder().decode(bytes);
  return equalBytes(new TextEncoder().encode(body), bytes) ? { body } : { body: '', binary: toBase64(bytes) };
}

/** The body as `fetch` reads texts: UTF-8, without a byte order mark, and U+FFFD for what is none. */
export function readText({ body, binary }: ResponseBody): string {
  return binary === undefined ? body : new TextDecoder().decode(fromBase64(binary));
}

export function readBytes({ body, binary }: ResponseBody): Uint8Array {
  const bytes = binary === undefined ? undefined : fromBase64(binary);
  return bytes ?? new TextEncoder().encode(body);
}

/** The body for people: its text, or in place of a binary one its size. */
export function describeBody(response: ResponseBody): string {
  return isBinary(response) ? `(binary, ${readBytes(response).length} bytes)` : readText(response);
}

/** Whether the body is no text; one with a byte order mark is. */
export function isBinary(response: ResponseBody): boolean {
  if (response.binary === undefined) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(readBytes(response));
    return false;
  } catch {
    return true;
  }
}

/** The pretend cloud: one function from a request to its response, at a moment of virtual time. */
export interface Cloud {
  handle(request: CloudRequest, now: Instant): CloudResponse;
}
