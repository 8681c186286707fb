import { REQUESTED_SCOPES_FIELD } from '../cloud/oauth/consent-page';
import type { Instant } from '../world/clock';

/** A sign-in as the person did it. */
export interface AllowedSignIn {
  /** When the browser was opened, and when the consent page was sent. */
  openedAt: Instant;
  allowedAt: Instant;
  /** Where the consent page was. */
  host: string;
  /** The scopes that were unticked. */
  without: readonly string[];
}

/** A form that the phone's browser sent. */
export interface SentForm {
  at: Instant;
  url: string;
  body: string;
}

/** `submitted`: the consent page's form. */
export function describeSignIn({
  openedAt,
  submitted: { at, url, body },
}: {
  openedAt: Instant;
  submitted: SentForm;
}): AllowedSignIn {
  const form = new URLSearchParams(body);
  const allowed = form.getAll('scope');
  const requested = (form.get(REQUESTED_SCOPES_FIELD) ?? '').split(' ').filter((scope) => scope !== '');
  const without = requested.filter((scope) => !allowed.includes(scope));
  return { openedAt, allowedAt: at, host: new URL(url).host, without };
}
