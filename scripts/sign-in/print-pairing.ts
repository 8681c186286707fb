import { formatPairing, type Pairing } from '../../common/pairing';
import type { Grant } from './exchange';
import { drawQr } from './terminal-qr';

/** Where the pairing text goes to: as much of Node's `process.stdout` as is needed. */
export interface TextOutput {
  isTTY?: boolean;
  columns?: number;
  hasColors?(count: number): boolean;
  write(text: string): unknown;
}

/** Shows a pairing text: in a terminal with its QR code, anywhere else by itself. `say` tells all that is no secret. */
export function printPairing(pairing: Pairing, output: TextOutput, log: (line: string) => void): void {
  const text = formatPairing(pairing);
  if (!output.isTTY) {
    output.write(`${text}\n`);
    return;
  }
  const { columns = 80 } = output;
  const colours = output.hasColors?.(256) ?? false;
  const picture = drawQr(text, { colours, columns });
  log('Signed in. This is the pairing text:');
  output.write(`\n${text}\n\n${picture ? `${picture}\n\n` : ''}`);
  if (!picture) log('The window is too narrow for its QR code.');
  log(
    'Paste it into "Pairing text" in Almanac\'s settings on the phone, once; who has it can read your data.',
  );
  log('Then clear this terminal, with what can be scrolled back to.');
}

/** Tells what the wearer may not expect of a sign-in. */
export function printWarnings(
  grant: Grant,
  requestedScopes: readonly string[],
  log: (line: string) => void,
): void {
  const missing = requestedScopes.filter((scope) => !grant.scopes.includes(scope));
  if (missing.length > 0) log(`Not allowed, and so not shown: ${missing.map(shortName).join(', ')}.`);
  if (grant.daysUntilExpiry === undefined) return;
  log(
    `It ends in ${grant.daysUntilExpiry} days, for the app is in testing: publish it first (docs/google-client.md).`,
  );
}

function shortName(scope: string): string {
  return scope.slice(scope.lastIndexOf('/') + 1);
}
