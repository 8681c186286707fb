import { formatPairing, type Pairing } from '../../common/pairing';
import type { Grant } from './exchange';
import { drawQr } from './terminal-qr';

/** The part of Node's `process.stdout` that the pairing text needs. */
export interface TextOutput {
  isTTY?: boolean;
  columns?: number;
  hasColors?(count: number): boolean;
  write(text: string): unknown;
}

/** Writes a pairing text: with its QR code in a terminal, alone anywhere else. `log` gets nothing secret. */
export function printPairing(pairing: Pairing, output: TextOutput, log: (line: string) => void): void {
  const text = formatPairing(pairing);
  if (!output.isTTY) {
    output.write(`${text}\n`);
    return;
  }
  const { columns = 80 } = output;
  const hasColours = output.hasColors?.(256) ?? false;
  const qrCode = drawQr(text, { hasColours, columns });
  log('Signed in. This is the pairing text:');
  output.write(`\n${text}\n\n${qrCode ? `${qrCode}\n\n` : ''}`);
  if (!qrCode) log('The window is too narrow for its QR code.');
  log(
    'Paste it once into "Pairing text" under "Own application" in Almanac\'s settings on the phone. Whoever has it can read your data.',
  );
  log('Then clear this terminal and its scrollback.');
}

/** Logs which scopes were not granted, and when the sign-in ends where the service limits it. */
export function printWarnings(
  grant: Grant,
  requestedScopes: readonly string[],
  log: (line: string) => void,
): void {
  const missing = requestedScopes.filter((scope) => !grant.scopes.includes(scope));
  if (missing.length > 0) log(`Not allowed, so not shown: ${missing.map(shortName).join(', ')}.`);
  if (grant.daysUntilExpiry === undefined) return;
  log(
    `The sign-in ends in ${grant.daysUntilExpiry} days because the app is in testing: publish it first (docs/google-client.md).`,
  );
}

function shortName(scope: string): string {
  return scope.slice(scope.lastIndexOf('/') + 1);
}
