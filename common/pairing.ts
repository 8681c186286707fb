import { findService, SCOPE_PREFIXES, type ServiceName } from './services';

/**
 * The pairing text: a sign-in that was made on a computer, on its way to the phone. Six words: what it is,
 * the service, the client id, its secret or `-`, the refresh token, the scopes.
 */

/** What the companion needs to go on with a sign-in. */
export interface Pairing {
  service: ServiceName;
  clientId: string;
  clientSecret?: string;
  refreshToken: string;
  /** What was granted, as the service names it; at least one. Google's are all of its Health API. */
  scopes: string[];
}

const FORMAT = 'almanac1';

/** In no part may be white space, in no scope a comma: no service has such. */
export const formatPairing = (pairing: Pairing): string => {
  const prefixLength = SCOPE_PREFIXES[pairing.service].length;
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
  const [format, name, clientId, clientSecret, refreshToken, shortScopes, ...rest] = text.trim().split(/\s+/);
  const service = findService(name);
  if (format !== FORMAT || !service || !clientId || !refreshToken || !shortScopes || rest.length > 0)
    return undefined;
  const scopes = shortScopes.split(',');
  if (scopes.indexOf('') >= 0) return undefined;
  const pairing: Pairing = {
    service,
    clientId,
    refreshToken,
    scopes: scopes.map((scope) => SCOPE_PREFIXES[service] + scope),
  };
  if (clientSecret !== '-') pairing.clientSecret = clientSecret;
  return pairing;
};
