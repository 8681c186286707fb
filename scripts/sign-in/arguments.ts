import { findService } from '../../common/services';
import type { Surface } from '../../common/settings-keys';
import { readArguments } from '../../simulator/cli/command';
import { readPort } from '../../simulator/cli/ports';
import { UsageError } from '../../simulator/client/usage-error';
import { DAY_S, SECOND_MS } from '../../simulator/world/duration';
import {
  atServer,
  DEFAULT_SURFACES,
  SIGN_IN_SERVICES,
  type SignInService,
  SURFACES,
  scopesOf,
} from './services';

/** The command line and the environment, checked. */
export interface SignInArguments {
  service: SignInService;
  clientId?: string;
  clientSecret?: string;
  /** The command line contains the secret, where others may find it. */
  isSecretOnCommandLine: boolean;
  scopes: string[];
  /** The port of the redirect URI; 0 is any free port. */
  port: number;
  opensBrowser: boolean;
  /** Time to wait for the redirect, ms. */
  timeoutMs: number;
}

const SERVICE_NAMES = Object.keys(SIGN_IN_SERVICES);

export const HELP = `npm run sign-in -- ${SERVICE_NAMES.join('|')} [options]
Signs in to your health service from this computer. Opens the service's consent page in your browser, receives
the result, and prints a pairing text, also as a QR code. Paste it once into Almanac's settings on the phone.
Nothing is written to disk. If the output is not a terminal, only the pairing text is written to it.

  --client-id ID       your own client id with the service; docs/google-client.md says how to get one
  --client-secret TEXT its secret. Every Google client has one; with Fitbit, only clients of type Server. Your
                       shell's history keeps this option: better enter the secret at the prompt
  --pages LIST         request only what home and these pages need, such as sleep,body: any of
                       ${SURFACES.join(', ')} (default: all but checkups)
  --port N             port of the redirect address http://127.0.0.1:N/ (default: any free port for Google,
                       ${SIGN_IN_SERVICES.fitbit.defaultPort} for Fitbit, where the address must be registered)
  --no-browser         only print the address to open
  --wait N             seconds until the command gives up (default 600)
  --server URL         sign in to a pretend cloud, such as http://127.0.0.1:8127 of npm run cloud
  --help               this text

The client also comes from the environment: ALMANAC_CLIENT_ID, ALMANAC_CLIENT_SECRET. Otherwise the command
prompts for it.

Exit status: 1 if the sign-in fails, with one line that says why; 2 for bad arguments.`;

/** Reads the command line; undefined for `--help`. Throws a UsageError. */
export function readSignInArguments(argv: string[], env: NodeJS.ProcessEnv): SignInArguments | undefined {
  const { values, positionals } = readArguments(argv, {
    'client-id': { type: 'string' },
    'client-secret': { type: 'string' },
    pages: { type: 'string' },
    port: { type: 'string' },
    'no-browser': { type: 'boolean', default: false },
    wait: { type: 'string', default: '600' },
    server: { type: 'string' },
    help: { type: 'boolean', default: false },
  });
  if (values.help) return undefined;
  const service = readService(positionals);
  const secret = values['client-secret'];
  return {
    service: values.server === undefined ? service : atServer(readServer(values.server), service),
    // An empty variable counts as unset.
    clientId: values['client-id'] ?? (env.ALMANAC_CLIENT_ID || undefined),
    clientSecret: secret ?? (env.ALMANAC_CLIENT_SECRET || undefined),
    isSecretOnCommandLine: secret !== undefined,
    scopes: scopesOf(service, values.pages === undefined ? DEFAULT_SURFACES : readSurfaces(values.pages)),
    port: values.port === undefined ? service.defaultPort : readPort(values.port),
    opensBrowser: !values['no-browser'],
    timeoutMs: SECOND_MS * readSeconds(values.wait),
  };
}

function readService([name, ...more]: string[]): SignInService {
  if (name === undefined)
    throw new UsageError(`the service is missing: ${SERVICE_NAMES.join(' or ')}. Try --help`);
  const service = findService(name);
  if (!service) throw new UsageError(`the service must be ${SERVICE_NAMES.join(' or ')}, not "${name}"`);
  if (more.length > 0) throw new UsageError(`unexpected argument "${more[0]}". Try --help`);
  return SIGN_IN_SERVICES[service];
}

function readSurfaces(text: string): Surface[] {
  return text.split(',').map((name) => {
    const surface = SURFACES.find((each) => each === name);
    if (surface) return surface;
    throw new UsageError(`--pages: "${name}" is not one of ${SURFACES.join(', ')}`);
  });
}

function readServer(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && text.replace(/\/$/, '') === url.origin) return text;
  throw new UsageError(`--server "${text}" is not an address such as http://127.0.0.1:8127`);
}

/** A whole number of seconds, up to a day. */
function readSeconds(text: string): number {
  const seconds = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (seconds < 1 || seconds > DAY_S)
    throw new UsageError(`--wait "${text}" is not a number of seconds from 1 to ${DAY_S}`);
  return seconds;
}
