import { UsageError } from './usage-error';
import { readPair } from './world-arguments';

/** A host and the origin of the server that replaces it. A URL with more than an origin is a UsageError. */
export function readRoute(text: string): [string, string] {
  const [host, address] = readPair('route', 'HOST=URL', text);
  if (!/^[a-z\d.-]+$/i.test(host))
    throw new UsageError(`--route "${text}": "${host}" is not a host such as api.fitbit.com`);
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`)
    throw new UsageError(`--route "${text}": "${address}" is not an address such as http://127.0.0.1:8127`);
  return [host.toLowerCase(), url.origin];
}
