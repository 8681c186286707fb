import { formatPairing, type Pairing } from '../../common/pairing';
import type { Grant } from './exchange';
import { drawQr } from './terminal-qr';

/** Where the pairing text goes to: as much of Node's `process.stdout` as is needed. */
export interface Screen {
  isTTY?: boolean;
  columns?: number;
  hasColors?(count: number): boolean;
  write(text: string): unknown;
}

/** Shows a pairing text: in a terminal with its QR code, anywhere else by itself. `say` tells all that is no secret. */
export function showPairing(pairing: Pairing, screen: Screen, say: (line: string) => void): void {
  const text = formatPairing(pairing);
  if (!screen.isTTY) {
    screen.write(`${text}\n`);
    return;
  }
  const { columns = 80 } = screen;
  const colours = screen.hasColors?.(256) ?? false;
  const picture = drawQr(text, { colours, columns });
  say('Signed in. This is the pairing text:');
  screen.write(`\n${text}\n\n${picture ? `${picture}\n\n` : ''}`);
  if (!picture) say('The window is too narrow for its QR code.');
  say(
    'Paste it into "Pairing text" in Almanac\'s settings on the phone, once; who has it can read your data.',
  );
  say('Then clear this terminal, with what can be scrolled back to.');
}

/** Tells what the wearer may not expect of a sign-in. */
export function warnOf(grant: Grant, asked: readonly string[], say: (line: string) => void): void {
  const missing = asked.filter((scope) => !grant.scopes.includes(scope));
  if (missing.length > 0) say(`Not allowed, and so not shown: ${missing.map(shortName).join(', ')}.`);
  if (grant.days === undefined) return;
  say(`It ends in ${grant.days} days, for the app is in testing: publish it first (docs/google-client.md).`);
}

function shortName(scope: string): string {
  return scope.slice(scope.lastIndexOf('/') + 1);
}
