import { UsageError } from '../../simulator/client/usage-error';
import type { SignInService } from './services';

/** An OAuth client. Without a secret it is a public one. */
export interface Client {
  id: string;
  secret: string | undefined;
}

/** Reads a line from the terminal. Where `isHidden`, the terminal does not show what is typed. */
export type Prompt = (question: string, isHidden: boolean) => Promise<string>;

const CLIENT_ID_HELP = 'docs/google-client.md says how to get one';

/**
 * The client from the command line or the environment. Prompts for what is missing; without a terminal (`prompt`
 * undefined) throws a UsageError.
 */
export async function readClient(
  service: SignInService,
  given: { clientId?: string; clientSecret?: string },
  prompt: Prompt | undefined,
): Promise<Client> {
  const id = (given.clientId ?? (await prompt?.(`Client id for ${service.title}: `, false)) ?? '').trim();
  checkId(service, id);
  const hint = service.needsSecret ? '' : ' (none: press Enter)';
  const secret = (given.clientSecret ?? (await prompt?.(`Client secret${hint}: `, true)) ?? '').trim();
  checkSecret(service, secret);
  return { id, secret: secret === '' ? undefined : secret };
}

function checkId({ title, clientIdPattern, clientIdHint }: SignInService, id: string): void {
  if (id === '')
    throw new UsageError(`the client id is missing: give it with --client-id; ${CLIENT_ID_HELP}`);
  if (clientIdPattern.test(id)) return;
  throw new UsageError(`"${id}" is not a client id of ${title}${clientIdHint}`);
}

/** The messages do not repeat the secret: it may be a valid one with a typing error. */
function checkSecret({ title, needsSecret }: SignInService, secret: string): void {
  if (secret === '' && needsSecret) {
    throw new UsageError(
      `${title} requires the client secret: set ALMANAC_CLIENT_SECRET, or run this in a terminal`,
    );
  }
  if (!/^[!-~]*$/.test(secret) || secret === '-') throw new UsageError('this is not a client secret');
}
