import { UsageError } from '../client/usage-error';
import type { RelayAddress } from '../developer-relay/relay';
import { TOOLS_PATH } from '../server/routes';
import { isRecord, isString } from '../world/guards';

/** Finds the developer relay of a running simulator by the address that it printed. Throws a UsageError. */
export async function findRelay(address: string): Promise<RelayAddress> {
  const { origin, token } = readAddress(address);
  const response = await fetch(origin + TOOLS_PATH, { method: 'POST', headers: { 'x-token': token } }).catch(
    () => undefined,
  );
  if (!response) throw new UsageError(`--attach: no simulator runs at ${origin}`);
  if (response.status === 403)
    throw new UsageError(
      `--attach: the simulator at ${origin} has another token; use the address that it printed`,
    );
  const relay: unknown = await response.json().catch(() => undefined);
  if (!isRecord(relay) || !isString(relay.url) || !isString(relay.token))
    throw new UsageError(`--attach: what runs at ${origin} is not this simulator`);
  return { url: relay.url, token: relay.token };
}

/** The token goes to this computer only. */
function readAddress(address: string): { origin: string; token: string } {
  const { origin, token } = /^(?<origin>http:\/\/127\.0\.0\.1:\d{1,5})\/?#(?<token>[0-9a-f]{32})$/.exec(
    address,
  )?.groups ?? { origin: undefined, token: undefined };
  if (origin === undefined || token === undefined)
    throw new UsageError(
      `--attach "${address}" is not an address that the simulator printed, with what follows the #`,
    );
  return { origin, token };
}
