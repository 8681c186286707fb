import { randomInt } from 'node:crypto';
import { listen } from '../cloud/listen';
import { createPretendCloud } from '../cloud/pretend-cloud';
import { createPersona } from '../persona/create-persona';
import { PERSONA_HELP, readInteger, readPersona } from './arguments';
import { readArguments, runCommand, UsageError } from './command';
import { describePortError, readPort } from './ports';

const DEFAULT_PORT = '8127';

const HELP = `npm run cloud -- [options]
Only the pretend health cloud, on a port of this computer, for any HTTP client: sign-in and data of an
invented person, today, as the Fitbit Web API has them (www.fitbit.com, api.fitbit.com) and as its successor,
the Google Health API, does (accounts.google.com, oauth2.googleapis.com, health.googleapis.com).

  --port N         port on 127.0.0.1 (default ${DEFAULT_PORT}; 0 takes any that is free)
  --persona NAME   whose account: ${PERSONA_HELP}
  --seed N         another of the persona's possible lives (default 1)
  --help           this text

Any client id of six or more capital letters and digits is an app; one that begins with SRV has the
secret "secret-" and its id, one that begins with PRS sees its own data by the minute. With Google, any
NUMBER-NAME.apps.googleusercontent.com is one, with the secret "GOCSPX-" and the name: a web application where
the name begins with "web", in testing (refreshes for seven days) where it contains "testing", held to 2.5
requests a second unless it contains "verified". Redirect addresses: http://127.0.0.1, any port and path.

Exit status: 1 where the port cannot be opened; 2 for bad arguments.`;

/** Redirects with a code at once; without `auto_consent` the consent page is shown. */
const EXAMPLE =
  '/oauth2/authorize?client_id=ABC123&response_type=code&scope=activity%20sleep&auto_consent=allow';

void runCommand(async () => {
  const { values, positionals } = readArguments(process.argv.slice(2), {
    port: { type: 'string', default: DEFAULT_PORT },
    persona: { type: 'string' },
    seed: { type: 'string' },
    help: { type: 'boolean', default: false },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" is not expected. Try --help`);
  const port = readPort(values.port);
  const persona = createPersona(readPersona(values.persona), readInteger('seed', values.seed));
  const cloud = createPretendCloud({ persona, random: () => randomInt(2 ** 32) });
  try {
    const server = await listen({ cloud, port, now: Date.now });
    const address = server.address();
    const open = typeof address === 'object' ? address?.port : port;
    console.log(`${persona.fullName}'s pretend cloud: http://127.0.0.1:${open}${EXAMPLE}`);
  } catch (error) {
    console.error(describePortError(error, port, 'npm run cloud'));
    return 1;
  }
  return 0;
});
