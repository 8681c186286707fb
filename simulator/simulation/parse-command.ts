import { type Guard, isRecord, oneOf } from '../world/guards';
import { keysOf } from '../world/keys-of';
import { type ClientCommand, COMMANDS } from './commands';

const isCommandType = oneOf(keysOf(COMMANDS));

/** The command that a page sent; undefined for anything else. Fields that the command does not have are left out. */
export function parseCommand(text: string): ClientCommand | undefined {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(message) || !isCommandType(message.type)) return undefined;
  const { fields } = COMMANDS[message.type];
  const command: Record<string, unknown> = { type: message.type };
  for (const [name, isValid] of Object.entries<Guard<unknown>>(fields)) {
    const value = message[name];
    if (!isValid(value)) return undefined;
    if (value !== undefined) command[name] = value;
  }
  // Each field has passed the guard that its type is derived from.
  return command as ClientCommand;
}
