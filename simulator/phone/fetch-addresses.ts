import { FAILED_TO_FETCH } from './fetch-with-redirects';

/** The real phone's message for plain HTTP on the internet. */
const HTTPS_REQUIRED = `${FAILED_TO_FETCH} - Please use https:// when communicating with internet endpoints. https://dev.fitbit.com/reference/companion-api/fetch/`;

/** Why the standard makes no request with this address, as a message for the app. */
export function findAddressProblem(address: string): string | undefined {
  if (!URL.canParse(address)) return `Failed to parse URL from ${address}`;
  const { username, password } = new URL(address);
  // Without the address, which has a password.
  if (username !== '' || password !== '')
    return 'Request cannot be constructed from a URL that includes credentials';
  return undefined;
}

/** Why the phone requests nothing from this address, as a message for the app. */
export function findAddressRefusal(address: string): string | undefined {
  const problem = findAddressProblem(address);
  if (problem !== undefined) return problem;
  const { protocol, hostname } = new URL(address);
  if (protocol === 'http:' && !isLocalAddress(hostname)) return HTTPS_REQUIRED;
  return protocol === 'https:' || protocol === 'http:' ? undefined : FAILED_TO_FETCH;
}

/** Whether the host is in the loopback or private IPv4 ranges (RFC 1918). Host names are not local. */
function isLocalAddress(host: string): boolean {
  return /^(127|10)(\.\d+){3}$|^192\.168(\.\d+){2}$|^172\.(1[6-9]|2\d|3[01])(\.\d+){2}$/.test(host);
}
