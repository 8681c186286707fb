import { randomInt } from 'node:crypto';
import { listen } from '../cloud/listen';
import { createPretendCloud } from '../cloud/pretend-cloud';
import { createPersona } from '../persona/persona';
import { readArguments, readPersona, readWhole, runCommand, UsageError } from './arguments';

const DEFAULT_PORT = '8127';

const HELP = `npm run cloud -- [options]
Only the pretend health cloud, on a port of this computer, for any HTTP client: sign-in and data of an
invented person, as https://www.fitbit.com and https://api.fitbit.com have them, today.

  --port N         port on 127.0.0.1 (default ${DEFAULT_PORT})
  --persona NAME   whose account: mara (default), noor, idle
  --seed N         another of the persona's possible lives (default 1)
  --help           this text

Any client id of six or more capital letters and digits is an app; one that begins with SRV has the
secret "secret-" and its id. Redirect addresses: http://127.0.0.1, any port and path.`;

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
  const port = readWhole('port', values.port) ?? 0;
  if (port > 65_535) throw new UsageError(`--port ${port} is higher than any port`);
  const persona = createPersona(readPersona(values.persona) ?? 'mara', readWhole('seed', values.seed));
  const cloud = createPretendCloud({ persona, random: () => randomInt(2 ** 32) });
  try {
    const server = await listen({ cloud, port, now: Date.now });
    const address = server.address();
    const open = typeof address === 'object' ? address?.port : port;
    console.log(`${persona.fullName}'s pretend cloud: http://127.0.0.1:${open}${EXAMPLE}`);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    const why = code === 'EADDRINUSE' ? 'is taken' : 'needs more rights';
    console.error(`port ${port} ${why}; choose another: npm run cloud -- --port ${port + 1}`);
    return 1;
  }
  return 0;
});

/** Redirects with a code at once; without `auto_consent` the consent page is shown. */
const EXAMPLE =
  '/oauth2/authorize?client_id=ABC123&response_type=code&scope=activity%20sleep&auto_consent=allow';
