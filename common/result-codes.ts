/**
 * How a sync or a sign-in ended. The settings page has words for each code (settings/i18n), and
 * docs/troubleshooting.md a section.
 */
export const RESULT_CODES = [
  'ok',

  // The session is over; the wearer signs in again.
  /** The consent was withdrawn. */
  'invalid-grant',
  /** An application in testing is granted no more than seven days. */
  'seven-days',
  /** The session could not be renewed. */
  'expired',
  /** The service does not know the token or the pairing text that was pasted. The present session goes on. */
  'inactive',
  /** The service has ended for good: it responded 410. */
  'gone',

  // A mistake in the setup.
  /** Unknown client id or wrong secret. */
  'client',
  /** The redirect address is not registered. */
  'redirect',
  /** The service refuses the request for any other reason. */
  'request',

  // A later try may succeed; everything known is kept.
  'network',
  'timeout',
  'server',
  'not-json',
  'rate-limit',
  'budget',
  'storage',
  'token',

  // These concern a single data set.
  'scope',
  /** The service refuses although the scope is granted: a legacy account, or a consent that has to be given again. */
  'permission',
  /** The wearer has no profile at the service yet. */
  'no-profile',
  'not-found',
  'validation',
  'shape',
  /** A mistake in our own code. */
  'internal',

  // Signing in.
  /** The wearer did not consent. */
  'denied',
  /** The service refused. */
  'refused',
  /** The authorization code can no longer be used. */
  'code',
  /** The pasted text is no pairing text. */
  'pairing',
] as const;

export type ResultCode = (typeof RESULT_CODES)[number];
