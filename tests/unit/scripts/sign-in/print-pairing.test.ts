import { formatPairing, type Pairing } from '../../../../common/pairing';
import { printPairing, printWarnings } from '../../../../scripts/sign-in/print-pairing';

const PAIRING: Pairing = {
  service: 'fitbit',
  clientId: '23ABCD',
  refreshToken: 'r3fresh',
  scopes: ['sleep'],
};
const TEXT = formatPairing(PAIRING);

function show(terminal: { isTTY?: boolean; columns?: number; colours?: boolean }) {
  let screen = '';
  const said: string[] = [];
  const { colours = false } = terminal;
  printPairing(
    PAIRING,
    { ...terminal, hasColors: () => colours, write: (text) => (screen += text) },
    (line) => said.push(line),
  );
  return { screen, said };
}

test('a pipe gets the text alone', () => {
  expect(show({})).toEqual({ screen: `${TEXT}\n`, said: [] });
});

test('a terminal shows the text in a line of its own, the code, where to paste it, and that it must be cleared', () => {
  const { screen, said } = show({ isTTY: true, columns: 100, colours: true });
  expect(screen.split('\n')).toContain(TEXT);
  expect(screen).toContain('▀');
  expect(said.join('\n')).toMatch(/Paste it.*\nThen clear this terminal/);
});

test('neither the title of the terminal nor what is said has it', () => {
  for (const terminal of [{}, { isTTY: true }, { isTTY: true, columns: 20 }]) {
    const { screen, said } = show(terminal);
    for (const title of ['\u001b]', '\u001bk']) expect(screen).not.toContain(title);
    expect(said.join()).not.toContain('r3fresh');
  }
});

test('a window that is too narrow for the code still has the text', () => {
  const { screen, said } = show({ isTTY: true, columns: 20 });
  expect([screen.trim(), said[1]]).toEqual([TEXT, 'The window is too narrow for its QR code.']);
});

test('missing scopes and an expiry are announced', () => {
  const said: string[] = [];
  const log = (line: string) => said.push(line);
  printWarnings({ refreshToken: 'x', scopes: ['https://x/y.sleep'] }, ['https://x/y.sleep'], log);
  expect(said).toEqual([]);
  printWarnings(
    { refreshToken: 'x', scopes: ['sleep'], daysUntilExpiry: 7 },
    ['sleep', 'https://x/y.body', 'heart'],
    log,
  );
  expect(said).toEqual([
    'Not allowed, so not shown: y.body, heart.',
    'The sign-in ends in 7 days because the app is in testing: publish it first (docs/google-client.md).',
  ]);
});
