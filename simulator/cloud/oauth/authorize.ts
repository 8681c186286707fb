import type { CloudResponse } from '../../world/http';
import { type OauthCall, type OauthRoute, SITE } from '../route';
import { type Scope, scopeWording } from '../scopes';
import { AuthorizeError, type AuthorizeRequest, readAuthorizeRequest } from './authorize-request';
import { carriedFields, consentPage, REQUESTED } from './consent-page';
import { errorPage } from './error-page';
import { readForm } from './form';

const PATH = '/oauth2/authorize';

/** Parameters that go round through the form. */
const CARRIED = [
  'client_id',
  'response_type',
  'redirect_uri',
  'state',
  'code_challenge',
  'code_challenge_method',
  'prompt',
  'expires_in',
];

/**
 * `GET /oauth2/authorize`: the consent page. `auto_consent=allow|deny` answers in the wearer's place.
 * Who has agreed to all of it before is sent on without the page, unless `prompt` asks for one.
 */
export const showConsent: OauthRoute = {
  host: SITE,
  method: 'GET',
  path: PATH,
  answer: (call) =>
    orErrorPage(() => {
      const request = readAuthorizeRequest(call.query);
      const answer = call.query.get('auto_consent');
      if (answer === 'allow') return allow(call, request, request.scopes);
      if (answer === 'deny') return deny(request);
      if (answer !== null) throw new AuthorizeError('invalid_request', 'auto_consent is allow or deny');
      if (!request.mustAsk && hasConsent(call, request)) return allow(call, request, request.scopes);
      return ask(call, request, call.query);
    }),
};

/** `POST /oauth2/authorize`: what the consent page's form sends. */
export const decideConsent: OauthRoute = {
  host: SITE,
  method: 'POST',
  path: PATH,
  answer: (call) =>
    orErrorPage(() => {
      const form = readForm(call.request);
      const ticked = form.getAll('scope');
      const query = new URLSearchParams(form);
      query.set('scope', form.get(REQUESTED) ?? '');
      const request = readAuthorizeRequest(query);
      if (form.get('decision') !== 'allow') return deny(request);
      const scopes = request.scopes.filter((scope) => ticked.includes(scope));
      if (scopes.length === 0) return ask(call, request, query, 'Tick at least one, or deny.');
      return allow(call, request, scopes);
    }),
};

function orErrorPage(work: () => CloudResponse): CloudResponse {
  try {
    return work();
  } catch (error) {
    if (error instanceof AuthorizeError) return errorPage(error.errorType, error.message);
    throw error;
  }
}

function ask(
  { service }: OauthCall,
  { scopes }: AuthorizeRequest,
  query: URLSearchParams,
  warning?: string,
): CloudResponse {
  const question = {
    appName: service.appName,
    fullName: service.persona.fullName,
    action: PATH,
    carried: carriedFields(query, CARRIED, scopes),
    choices: scopes.map((scope) => ({ scope, code: scope, wording: scopeWording(scope) })),
  };
  return consentPage(question, warning);
}

function allow(call: OauthCall, request: AuthorizeRequest, scopes: readonly Scope[]): CloudResponse {
  const { tokens, persona } = call.service;
  const { client, redirectUri, challenge, state, seconds } = request;
  if (request.responseType === 'code') {
    const code = tokens.issueCode({ clientId: client.id, scopes, redirectUri, challenge }, call.now);
    return redirect(request, { code, state });
  }
  const fragment = new URLSearchParams({
    access_token: tokens.openImplicit(client.id, scopes, seconds, call.now),
    user_id: persona.account.userId,
    scope: scopes.join(' '),
    ...(state === undefined ? {} : { state }),
    token_type: 'Bearer',
    expires_in: String(seconds),
  });
  return seeOther(`${redirectUri}#${fragment}`);
}

function deny(request: AuthorizeRequest): CloudResponse {
  return redirect(request, {
    error: 'access_denied',
    error_description: 'The user denied the request.',
    state: request.state,
  });
}

function hasConsent(call: OauthCall, { client, scopes }: AuthorizeRequest): boolean {
  const consented = call.service.tokens.consented(client.id);
  return scopes.every((scope) => consented.includes(scope));
}

/** The service ends such addresses with `#_=_`. */
function redirect(request: AuthorizeRequest, parameters: Record<string, string | undefined>): CloudResponse {
  const address = new URL(request.redirectUri);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) address.searchParams.set(name, value);
  }
  return seeOther(`${address.href}#_=_`);
}

function seeOther(location: string): CloudResponse {
  return { status: 302, headers: { location, 'cache-control': 'no-store' }, body: '' };
}
