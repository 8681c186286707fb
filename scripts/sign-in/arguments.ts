import type { Surface } from '../../companion/sources/health-source';
import { readArguments, UsageError } from '../../simulator/cli/command';
import { readPort } from '../../simulator/cli/ports';
import { atServer, DEFAULT_SURFACES, SERVICES, type SignInService, SURFACES, scopesOf } from './services';

/** What the command line and the environment say. */
export interface SignInArguments {
  service: SignInService;
  clientId?: string;
  clientSecret?: string;
  /** The secret stands on the command line, where others may find it. */
  isSecretOnCommandLine: boolean;
  /** What to ask for. */
  scopes: string[];
  /** Where the answer is waited for; 0 is any port that is free. */
  port: number;
  /** Whether to open one. */
  opensBrowser: boolean;
  /** For how long the answer is waited for, ms. */
  timeoutMs: number;
}

export const HELP = `npm run sign-in -- google|fitbit [options]
Signs in to your health service from this computer: opens your browser there, receives the answer, and shows
a pairing text, also as a QR code, that you paste once into Almanac's settings on the phone. Nothing is
written to disk. Where the output is no terminal, it is the pairing text alone.

  --client-id ID       your own client id with the service; docs/google-client.md says how to get one
  --client-secret TEXT its secret: Google's always have one, Fitbit's only those of type Server. What stands
                       here is kept by your shell's history: better let it be asked for
  --pages LIST         ask only for what home and these pages need, such as sleep,body: any of
                       ${SURFACES.join(', ')} (default: all but checkups)
  --port N             where this computer waits for the answer: http://127.0.0.1:N/ (default: any that is
                       free for Google, ${defaultPortOf('fitbit')} for Fitbit, where that address must be registered)
  --no-browser         only print the address to open
  --wait N             give up after so many seconds (default 600)
  --server URL         sign in to a pretend cloud, such as http://127.0.0.1:8127 of npm run cloud
  --help               this text

What is missing is asked for, or taken from the environment: ALMANAC_CLIENT_ID, ALMANAC_CLIENT_SECRET.

Exit status: 1 where the sign-in fails, with one line that says why; 2 for bad arguments.`;

/** Reads a command line; undefined where it asks for help. Throws a UsageError. */
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
    // An empty variable is one that is not set.
    clientId: values['client-id'] ?? (env.ALMANAC_CLIENT_ID || undefined),
    clientSecret: secret ?? (env.ALMANAC_CLIENT_SECRET || undefined),
    isSecretOnCommandLine: secret !== undefined,
    scopes: scopesOf(service, values.pages === undefined ? DEFAULT_SURFACES : readSurfaces(values.pages)),
    port: values.port === undefined ? service.defaultPort : readPort(values.port),
    opensBrowser: !values['no-browser'],
    timeoutMs: 1000 * readSeconds(values.wait),
  };
}

function readService([name, ...more]: string[]): SignInService {
  if (name === undefined) throw new UsageError('which service, google or fitbit? Try --help');
  const service = SERVICES.find((each) => each.name === name);
  if (!service) throw new UsageError(`the service is google or fitbit, not "${name}"`);
  if (more.length > 0) throw new UsageError(`"${more[0]}" is not expected. Try --help`);
  return service;
}

function readSurfaces(text: string): Surface[] {
  return text.split(',').map((name) => {
    const place = SURFACES.find((each) => each === name);
    if (place) return place;
    throw new UsageError(`--pages "${name}" is no page: ${SURFACES.join(', ')}`);
  });
}

function readServer(text: string): string {
  const address = URL.canParse(text) ? new URL(text) : undefined;
  if (address && /^https?:$/.test(address.protocol) && text.replace(/\/$/, '') === address.origin)
    return text;
  throw new UsageError(`--server "${text}" is no address such as http://127.0.0.1:8127`);
}

/** Up to a day. */
function readSeconds(text: string): number {
  const seconds = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (seconds < 1 || seconds > 86_400)
    throw new UsageError(`--wait "${text}" is no number of seconds from 1 to 86400`);
  return seconds;
}

function defaultPortOf(name: SignInService['name']): number {
  return SERVICES.find((each) => each.name === name)?.defaultPort ?? 0;
}
