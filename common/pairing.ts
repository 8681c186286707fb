import { findService, SCOPE_PREFIXES, type ServiceName } from './services';

/**
 * The pairing text carries a sign-in from a computer to the phone. It has six words: the format, the service, the
 * client id, its secret or `-`, the refresh token, and the scopes, separated by commas.
 */

/** What the companion needs to continue a sign-in. */
export interface Pairing {
  service: ServiceName;
  clientId: string;
  clientSecret?: string;
  refreshToken: string;
  /** The granted scopes, as the service names them; at least one. */
  scopes: string[];
}

const FORMAT = 'almanac1';

/** Writes the pairing text. No part may contain white space and no scope a comma; no service has such. */
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

/** Reads a pairing text; undefined when it is incomplete. White space around it and line breaks within are ignored. */
export const parsePairing = (text: string): Pairing | undefined =>
  // A line may break within a word, or instead of a space.
  parseWords(text.replace(/[\r\n]+/g, '')) || parseWords(text);

const parseWords = (text: string): Pairing | undefined => {
  const [format, name, clientId, secret, refreshToken, shortScopes = '', ...rest] = text.trim().split(/\s+/);
  const service = findService(name);
  const scopes = shortScopes.split(',');
  const isWhole =
    format === FORMAT && clientId && refreshToken && scopes.indexOf('') < 0 && rest.length === 0;
  if (!service || !isWhole) return undefined;
  return {
    service,
    clientId,
    clientSecret: secret === '-' ? undefined : secret,
    refreshToken,
    scopes: scopes.map((scope) => SCOPE_PREFIXES[service] + scope),
  };
};
