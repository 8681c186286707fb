/**
 * How a sync or a sign-in ended, as a short code. The settings page says it in words,
 * docs/troubleshooting.md explains each.
 */
export type ResultCode =
  | 'ok'
  // The session is over: sign in again (`invalid-grant`: it was taken back; `expired`: it could not be
  // renewed; `inactive`: the service does not know the token that was brought; `seven-days`: so long lasts
  // what an application in testing is given), or never again (`gone`).
  | 'invalid-grant'
  | 'seven-days'
  | 'expired'
  | 'inactive'
  | 'gone'
  // A mistake in the setup: unknown client id or wrong secret, redirect address, anything else refused.
  | 'client'
  | 'redirect'
  | 'request'
  // Waited out, with all that is known kept.
  | 'network'
  | 'timeout'
  | 'server'
  | 'not-json'
  | 'rate-limit'
  | 'budget'
  | 'storage'
  | 'token'
  // One data set's own.
  | 'scope'
  | 'not-found'
  | 'validation'
  | 'shape'
  // Signing in: the wearer said no, the service said no, the code of the consent could not be used any more,
  // what was pasted is no pairing text.
  | 'denied'
  | 'refused'
  | 'code'
  | 'pairing';
