import { randomInt } from 'node:crypto';
import { UsageError } from '../client/usage-error';
import { PERSONA_HELP, readInteger, readPersona } from '../client/world-arguments';
import { listen } from '../cloud/listen';
import { createPretendCloud } from '../cloud/pretend-cloud';
import { createPersona } from '../persona/create-persona';
import { portOf } from '../process/port-of';
import { calledAs } from './called-as';
import { readArguments } from './command';
import { describePortError, readPort } from './ports';
import { print, printError } from './terminal';

const DEFAULT_PORT = '8127';

const HELP = `${calledAs('cloud')} [options]
Serves only the pretend health cloud, on a port of this computer, for any HTTP client: sign-in and today's data
of an invented person, with the endpoints of the Fitbit Web API (www.fitbit.com, api.fitbit.com) and of its
successor, the Google Health API (accounts.google.com, oauth2.googleapis.com, health.googleapis.com).

  --port N         port on 127.0.0.1 (default ${DEFAULT_PORT}; 0 is any free port)
  --persona NAME   whose account: ${PERSONA_HELP}
  --seed N         another of the persona's possible lives (default 1)
  --help           this text

Fitbit client ids have six or more capital letters and digits. Those that begin with SRV have the secret
"secret-" and their id; those that begin with PRS may read intraday data. Google client ids have the form
NUMBER-NAME.apps.googleusercontent.com and the secret "GOCSPX-" and the name. A client is a web application
if its name begins with "web", in testing (refresh tokens last seven days) if it contains "testing", and limited
to 2.5 requests a second unless it contains "verified". Redirect URIs: http://127.0.0.1, any port and path.

Exit status: 1 if the port cannot be opened; 2 for bad arguments.`;

/** Redirects with a code at once. Without `auto_consent` the server shows the consent page. */
const EXAMPLE =
  '/oauth2/authorize?client_id=ABC123&response_type=code&scope=activity%20sleep&auto_consent=allow';

/**
 * Runs the command `cloud` with these arguments. Returns the exit status; the cloud is served until the process ends.
 */
export async function runCloud(argv: string[]): Promise<number> {
  const { values, positionals } = readArguments(argv, {
    port: { type: 'string', default: DEFAULT_PORT },
    persona: { type: 'string' },
    seed: { type: 'string' },
    help: { type: 'boolean', default: false },
  });
  if (values.help) {
    print(HELP);
    return 0;
  }
  if (positionals.length > 0) throw new UsageError(`unexpected argument "${positionals[0]}". Try --help`);
  const port = readPort(values.port);
  const persona = createPersona(readPersona(values.persona), readInteger('seed', values.seed));
  const cloud = createPretendCloud({ persona, random: () => randomInt(2 ** 32) });
  try {
    const server = await listen({ cloud, port, now: Date.now, log: printError });
    print(`${persona.fullName}'s pretend cloud: http://127.0.0.1:${portOf(server)}${EXAMPLE}`);
  } catch (error) {
    printError(describePortError(error, port, calledAs('cloud')));
    return 1;
  }
  return 0;
}
