import type { CloudResponse } from '../../world/http';
import { renderErrorPage } from './error-page';

/** A wrong authorize request. The response is a page: an address that is not trusted gets no redirect. */
export class AuthorizeError extends Error {
  override name = 'AuthorizeError';

  constructor(
    readonly errorType: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}

/** The response of `work`, or an error page where it throws an AuthorizeError. */
export function orErrorPage(work: () => CloudResponse): CloudResponse {
  try {
    return work();
  } catch (error) {
    if (error instanceof AuthorizeError) return renderErrorPage(error.errorType, error.message, error.status);
    throw error;
  }
}

const CONSENT_DECISIONS = ['allow', 'deny'] as const;
export type ConsentDecision = (typeof CONSENT_DECISIONS)[number];

/** The decision that a script makes in the wearer's place: `auto_consent=allow|deny`. Throws an AuthorizeError. */
export function readAutoConsent(query: URLSearchParams): ConsentDecision | undefined {
  const text = query.get('auto_consent');
  if (text === null) return undefined;
  const decision = CONSENT_DECISIONS.find((each) => each === text);
  if (decision) return decision;
  throw new AuthorizeError('invalid_request', 'auto_consent is allow or deny');
}

/** Whether the wearer has agreed to all requested scopes before. */
export function hasConsent<S>(requested: readonly S[], consented: readonly S[]): boolean {
  return requested.every((scope) => consented.includes(scope));
}
