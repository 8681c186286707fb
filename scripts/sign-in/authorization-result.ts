import type { SignInService } from './services';

/** What came back from the consent page: a code, or in one line why there is none. */
export type AuthorizationResult = { code: string } | { problem: string };

/** A service's or the system's word for an error, if that is what it is: no code or token is letters only. */
export function toErrorCode(text: unknown): string | undefined {
  return typeof text === 'string' && /^([a-z_]{1,40}|[A-Z_]{1,40})$/.test(text) ? text : undefined;
}

/** Undefined for an answer to another question than this one (or from a page that only tries). */
export function readAuthorizationResult(
  query: URLSearchParams,
  state: string,
  service: SignInService,
): AuthorizationResult | undefined {
  if (query.getAll('state').join() !== state) return undefined;
  const issuer = query.get('iss');
  if (issuer !== null && issuer !== service.issuer) {
    return { problem: `The answer does not come from ${service.title}; it was not taken.` };
  }
  const error = query.get('error');
  if (error !== null) return { problem: describeError(error, service.title) };
  const code = query.get('code');
  return code ? { code } : { problem: `${service.title} answered without a code; try again.` };
}

function describeError(error: string, title: string): string {
  switch (error) {
    case 'access_denied':
      return 'You did not allow it on the consent page; nobody is signed in.';
    case 'temporarily_unavailable':
    case 'server_error':
      return `${title} cannot sign anybody in at the moment; try again later.`;
    default:
      return `${title} refused the sign-in${toErrorCode(error) ? `: ${error}` : ''}.`;
  }
}
