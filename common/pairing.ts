/**
 * The pairing text: a sign-in that was made on a computer, on its way to the phone. Six words: what it is,
 * the service, the client id, its secret or `-`, the refresh token, the scopes.
 */

/** What the companion needs to go on with a sign-in. */
export interface Pairing {
  service: 'fitbit' | 'google';
  clientId: string;
  clientSecret?: string;
  refreshToken: string;
  /** What was granted, as the service names it; at least one. Google's are all of its Health API. */
  scopes: string[];
}

/** How the scopes of Google's Health API begin. The pairing text goes without it, to fit into a QR code. */
export const GOOGLE_SCOPE_PREFIX = 'https://www.googleapis.com/auth/googlehealth.';

const FORMAT = 'almanac1';

/** In no part may be white space, in no scope a comma: no service has such. */
export const formatPairing = (pairing: Pairing): string => {
  const prefixLength = scopePrefixOf(pairing.service).length;
  return [
    FORMAT,
    pairing.service,
    pairing.clientId,
    pairing.clientSecret || '-',
    pairing.refreshToken,
    pairing.scopes.map((scope) => scope.slice(prefixLength)).join(),
  ].join(' ');
};

/** Undefined for what is no whole pairing text. White space around it, and where a narrow window breaks it, does no harm. */
export const parsePairing = (text: string): Pairing | undefined =>
  // A line may break within a word or in the place of a space.
  parseWords(text.replace(/[\r\n]+/g, '')) || parseWords(text);

const parseWords = (text: string): Pairing | undefined => {
  const words = text.trim().split(/\s+/);
  const service = words[1];
  const shortScopes = (words[5] || '').split(',');
  if (words.length !== 6 || words[0] !== FORMAT || (service !== 'fitbit' && service !== 'google'))
    return undefined;
  if (shortScopes.indexOf('') >= 0) return undefined;
  const pairing: Pairing = {
    service,
    clientId: words[2],
    refreshToken: words[4],
    scopes: shortScopes.map((name) => scopePrefixOf(service) + name),
  };
  if (words[3] !== '-') pairing.clientSecret = words[3];
  return pairing;
};

const scopePrefixOf = (service: Pairing['service']): string =>
  service === 'google' ? GOOGLE_SCOPE_PREFIX : '';
