import type { SignInService } from './services';

/** What the redirect from the consent page brought: a code, or one line that says why there is none. */
export type AuthorizationResult = { code: string } | { problem: string };

/** The text, if it looks like an error code of a service or the system. Codes and tokens never are letters only. */
export function toErrorCode(text: unknown): string | undefined {
  return typeof text === 'string' && /^([a-z_]{1,40}|[A-Z_]{1,40})$/.test(text) ? text : undefined;
}

/** The result in a redirect's query, or undefined where its `state` belongs to another request. */
export function readAuthorizationResult(
  query: URLSearchParams,
  state: string,
  service: SignInService,
): AuthorizationResult | undefined {
  if (query.getAll('state').join() !== state) return undefined;
  const issuer = query.get('iss');
  if (issuer !== null && issuer !== service.issuer) {
    return { problem: `The response does not come from ${service.title}; it was ignored.` };
  }
  const error = query.get('error');
  if (error !== null) return { problem: describeError(error, service.title) };
  const code = query.get('code');
  return code ? { code } : { problem: `${service.title} sent no code; try again.` };
}

function describeError(error: string, title: string): string {
  switch (error) {
    case 'access_denied':
      return 'You did not allow access on the consent page; nobody is signed in.';
    case 'temporarily_unavailable':
    case 'server_error':
      return `${title} cannot sign anybody in at the moment; try again later.`;
    default:
      return `${title} refused the sign-in${toErrorCode(error) ? `: ${error}` : ''}.`;
  }
}
