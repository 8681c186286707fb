import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { acceptSnapshot } from '../../common/accept-snapshot';
import { readMessageToPhone, readMessageToWatch } from '../../common/messages';
import { formatPairing, parsePairing } from '../../common/pairing';
import { readPreferences } from '../../common/preferences';
import { readPastedTokens, readRedirect } from '../../companion/account/begin-sign-in';
import { parseStringFields } from '../../companion/settings-inbox';
import { readAuthorizationResult } from '../../scripts/sign-in/authorization-result';
import { SIGN_IN_SERVICES } from '../../scripts/sign-in/services';
import { AppPackageError } from '../../simulator/app-package/app-package';
import { readAppPackage } from '../../simulator/app-package/read-app-package';
import { CborError, decodeCbor, encodeCbor, tryDecodeCbor } from '../../simulator/peer/cbor';
import { FaultError, parseFault } from '../../simulator/run/parse-fault';
import { readScenario } from '../../simulator/scenario/read-scenario';
import { ScenarioError } from '../../simulator/scenario/yaml-value';
import { parseStylesheet } from '../../simulator/screen/stylesheet';
import { decodeTxi, TxiError } from '../../simulator/screen/txi';
import { parseViewSource } from '../../simulator/screen/view-source';
import { isSimpleRedirectUrl, readRedirectParameters } from '../../simulator/settings-page/oauth';
import { parseCommand } from '../../simulator/simulation/parse-command';
import { createDraw, type Draw } from './draw';
import { mutateBytes, mutateText } from './mutate';

const ROOT = join(__dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const readBytes = (path: string): Uint8Array => readFileSync(join(ROOT, path));

/** Mutations of each in a run of the tests; `FAST_CHECK_SEED` draws others. */
const RUNS = 300;

const APP = readBytes('build/app.fba');
const ICON = [...(readAppPackage(APP).devices.atlas?.files ?? [])].find(([path]) =>
  path.endsWith('.txi'),
)?.[1];
const PAIRING = formatPairing({
  service: 'google',
  clientId: '23ABCD',
  clientSecret: 's3cr3t',
  refreshToken: 'r-1',
  scopes: ['https://www.googleapis.com/auth/googlehealth.sleep.readonly'],
});
const SNAPSHOT = encodeCbor({
  v: 3,
  origin: 7,
  seq: 1,
  at: 1784040000,
  account: { service: 'fitbit', state: 'ok' },
  look: { pages: ['sleep', 'week'], accent: '#FFB43D', motion: true },
  sleep: { at: 1784040000, date: 20648, asleep: 417, segments: new Uint8Array([2, 60, 1, 30]) },
});

const ignore = (): void => {};

/** Every parser of text from outside, with a good text; `errors` are those that it may throw. */
const TEXT_PARSERS: Record<string, { good: string; parse(text: string): unknown; errors?: ErrorClass[] }> = {
  view: { good: read('resources/index.view'), parse: (text) => parseViewSource('index.view', text, ignore) },
  style: { good: read('resources/styles.css'), parse: (text) => parseStylesheet('styles.css', text, ignore) },
  scenario: {
    good: read('scenarios/offline-night.yaml'),
    parse: (text) => readScenario('a.yaml', text),
    errors: [ScenarioError],
  },
  fault: { good: 'answer=429:/sleep/@1h30m..2h', parse: parseFault, errors: [FaultError] },
  'page command': { good: '{"type":"tap","x":10,"y":20}', parse: parseCommand },
  'pairing text': { good: PAIRING, parse: parsePairing },
  'pasted tokens': { good: 'eyJhbGciOiJIUzI1NiJ9.e30.abc 0a1b2c', parse: readPastedTokens },
  'stored redirect': {
    good: '{"service":"fitbit","code":"0a1b2c","state":"x"}',
    parse: (text) => readRedirect(parseStringFields(text), 'fitbit', '23ABCD'),
  },
  'redirect of a sign-in on a computer': {
    good: 'code=4%2F0abc&state=s-1&iss=https%3A%2F%2Faccounts.google.com&error=access_denied',
    parse: (text) => readAuthorizationResult(new URLSearchParams(text), 's-1', SIGN_IN_SERVICES.google),
  },
  'address of a redirect': {
    good: 'https://app-settings.fitbitdevelopercontent.com/simple-redirect.html?code=4%2F0#_=_',
    parse: (text) => [isSimpleRedirectUrl(text), isSimpleRedirectUrl(text) && readRedirectParameters(text)],
  },
  preference: {
    good: '{"selected":[1],"values":[{"name":"Sea","value":"sea"}]}',
    parse: (text) => readPreferences(() => text),
  },
  'message to the phone': { good: '{"type":"refresh"}', parse: (text) => readMessageToPhone(asJson(text)) },
  'message to the watch': {
    good: '{"type":"syncing","isSyncing":true}',
    parse: (text) => readMessageToWatch(asJson(text)),
  },
};

const BYTE_PARSERS: Record<
  string,
  { good: Uint8Array; parse(bytes: Uint8Array): unknown; errors?: ErrorClass[]; runs?: number }
> = {
  // An archive is opened whole, so there are fewer of them.
  archive: { good: APP, parse: readAppPackage, errors: [AppPackageError], runs: 60 },
  TXI: { good: ICON ?? new Uint8Array(), parse: decodeTxi, errors: [TxiError] },
  CBOR: { good: SNAPSHOT, parse: (bytes) => decodeCbor(bytes), errors: [CborError] },
  snapshot: { good: SNAPSHOT, parse: (bytes) => acceptSnapshot(tryDecodeCbor(bytes)) },
};

type ErrorClass = new (...args: never[]) => Error;

/** The parser returns, or throws an error of its own. Anything else would end the run of a command, or an app. */
function expectReturnOrOwnError(parse: () => unknown, errors: readonly ErrorClass[]): void {
  try {
    parse();
  } catch (error) {
    if (!errors.some((each) => error instanceof each)) throw error;
  }
}

/** Runs `check` with draws of different seeds. A failure prints the seed of the run and of the draw. */
function mutating(runs: number, check: (draw: Draw) => void): void {
  fc.assert(
    fc.property(fc.nat(), (seed) => check(createDraw(seed))),
    { numRuns: runs },
  );
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

it.each(Object.entries(TEXT_PARSERS))(
  '%s: reads a mutated text, or refuses it in its own words',
  (_name, { good, parse, errors = [] }) => {
    parse(good);
    mutating(RUNS, (draw) => expectReturnOrOwnError(() => parse(mutateText(good, draw)), errors));
  },
);

it.each(Object.entries(BYTE_PARSERS))(
  '%s: reads mutated bytes, or refuses them in its own words',
  (_name, { good, parse, errors = [], runs = RUNS }) => {
    parse(good);
    mutating(runs, (draw) => expectReturnOrOwnError(() => parse(mutateBytes(good, draw)), errors));
  },
);
