import { UsageError } from '../../simulator/cli/command';
import type { SignInService } from './services';

/** The application as the service knows it. Without a secret it is a public client. */
export interface Client {
  id: string;
  secret: string | undefined;
}

/** Asks the person at the terminal; `hidden` is not shown as it is typed. */
export type Prompt = (question: string, hidden: boolean) => Promise<string>;

const CLIENT_ID_HELP = 'docs/google-client.md says how to get one';

/** The client named, or else asked for; without a terminal to ask at (`ask` undefined) a UsageError. */
export async function readClient(
  service: SignInService,
  named: { clientId?: string; clientSecret?: string },
  prompt: Prompt | undefined,
): Promise<Client> {
  const id = (named.clientId ?? (await prompt?.(`Client id for ${service.title}: `, false)) ?? '').trim();
  checkId(service, id);
  const hint = service.needsSecret ? '' : ' (none: press Enter)';
  const secret = (named.clientSecret ?? (await prompt?.(`Client secret${hint}: `, true)) ?? '').trim();
  checkSecret(service, secret);
  return { id, secret: secret === '' ? undefined : secret };
}

function checkId({ name, title, clientIdPattern }: SignInService, id: string): void {
  if (id === '') throw new UsageError(`which client id? Name it with --client-id; ${CLIENT_ID_HELP}`);
  if (clientIdPattern.test(id)) return;
  const form = name === 'google' ? ': those end with .apps.googleusercontent.com' : '';
  throw new UsageError(`"${id}" is no client id of ${title}'s${form}`);
}

/** What a secret is, is not repeated: it may be a good one with a blank in it. */
function checkSecret({ title, needsSecret }: SignInService, secret: string): void {
  if (secret === '' && needsSecret) {
    throw new UsageError(
      `${title} wants the client's secret: set ALMANAC_CLIENT_SECRET, or run this in a terminal`,
    );
  }
  if (!/^[!-~]*$/.test(secret) || secret === '-') throw new UsageError('that is no client secret');
}
