import { isPicture } from '../picture/check-picture';
import type { ServerMessage } from '../simulation/protocol';

/** A message for a page that a world may send, by type. The page shows texts as texts. */
const CHECKS: Readonly<
  Record<Exclude<ServerMessage['type'], 'world' | 'build'>, (message: Record<string, unknown>) => boolean>
> = {
  hello: isAnything,
  app: isAnything,
  state: isAnything,
  trace: isAnything,
  frame: ({ svg }) => isPicture(svg),
  setting: isAnything,
  browser: ({ browser }) => isOwnFrame((browser as { frame?: unknown } | undefined)?.frame),
  returned: isAnything,
  response: isAnything,
  problem: isAnything,
};

/** Whether a world's message may reach a page: one of the known types, its picture drawn, its frame this server's. */
export function isAllowedMessage(text: unknown): text is string {
  if (typeof text !== 'string') return false;
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return false;
  }
  if (typeof message !== 'object' || message === null) return false;
  const fields = message as Record<string, unknown>;
  const type = String(fields.type);
  return Object.hasOwn(CHECKS, type) && CHECKS[type as keyof typeof CHECKS](fields);
}

function isAnything(): boolean {
  return true;
}

/** The page loads this address into its frame. */
function isOwnFrame(frame: unknown): boolean {
  return frame === undefined || (typeof frame === 'string' && /^\/browse\/[0-9a-f]+\/[^\\]*$/.test(frame));
}
