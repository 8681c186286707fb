import { IANAZone } from 'luxon';
import { FAULTY_MODES, type Failure } from '../cloud/failure-modes/failure-mode';
import { isHttpUrl, isRecord, isString, oneOf, optional } from '../world/guards';
import type { CloudRequest } from '../world/http';

export function isLanguage(value: unknown): value is string {
  return isString(value) && /^[a-z]{2,3}-[A-Z]{2}$/.test(value);
}

/** An IANA time zone. */
export function isZone(value: unknown): value is string {
  return isString(value) && IANAZone.isValidZone(value);
}

export function isFailure(value: unknown): value is Failure {
  return isRecord(value) && oneOf(FAULTY_MODES)(value.mode) && optional(isString)(value.urlPart);
}

export function isCloudRequest(value: unknown): value is CloudRequest {
  if (!isRecord(value) || !isRecord(value.headers)) return false;
  const { method, url, headers, body } = value;
  return (
    isString(method) &&
    isHttpUrl(url) &&
    Object.values(headers).every(isString) &&
    (body === undefined || isString(body))
  );
}
