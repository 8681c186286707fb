import { isApp, isEntry, isState, isTexts, isUrl, listOf } from '../client/message-shapes';
import { isPicture } from '../picture/check-picture';
import { hasTooManyValues } from '../process/has-more-values';
import type { ServerMessage } from '../simulation/protocol';
import { isBoolean, isFiniteNumber, isRecord, isString, nullOr } from '../world/guards';
import { keysOf } from '../world/keys-of';

/** A message for a page that a world may send, by type. The page shows texts as texts. */
const CHECKS: Readonly<
  Record<
    Exclude<ServerMessage['type'], 'world' | 'build' | 'settingsAddress'>,
    (message: Record<string, unknown>) => boolean
  >
> = {
  hello: ({ instance, app, state, entries, settings }) =>
    isString(instance) && isApp(app) && isState(state) && areEntries(entries) && isTexts(settings),
  app: ({ app, settings }) => isApp(app) && isTexts(settings),
  state: ({ state }) => isState(state),
  trace: ({ entries }) => areEntries(entries),
  frame: ({ svg, texts }) => isPicture(svg) && areTexts(texts),
  setting: ({ key, value, isOwn }) => nullOr(isString)(key) && nullOr(isString)(value) && isBoolean(isOwn),
  browser: ({ browser }) =>
    isRecord(browser) && isFiniteNumber(browser.id) && isUrl(browser.url) && isOwnFrame(browser.frame),
  returned: ({ id, params }) => isFiniteNumber(id) && isTexts(params),
  response: ({ id, response }) => isFiniteNumber(id) && isRecord(response),
  problem: ({ text }) => isString(text),
};

const areEntries = listOf(isEntry);
const areTexts = listOf(isString);

/**
 * Whether a world's message may reach a page: one of the known types and forms, its picture drawn, its frame this
 * server's.
 */
export function isAllowedMessage(text: unknown): text is string {
  // To the message around it, it is one text: its values were not counted.
  if (typeof text !== 'string' || hasTooManyValues(text)) return false;
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return false;
  }
  return isRecord(message) && isAllowed(message);
}

function isAllowed(message: Record<string, unknown>): boolean {
  const type = keysOf(CHECKS).find((each) => each === String(message.type));
  return type !== undefined && CHECKS[type](message);
}

/** The page loads this address into its frame. */
function isOwnFrame(frame: unknown): boolean {
  return frame === undefined || (typeof frame === 'string' && /^\/browse\/[0-9a-f]+\/[^\\]*$/.test(frame));
}
