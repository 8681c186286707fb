import type { CloudResponse } from '../../world/http';
import { FITBIT_SITE_HOST, type OauthCall, type OauthRoute } from '../route';
import { describeScope, type Scope } from '../scopes';
import { type AuthorizeRequest, readAuthorizeRequest } from './authorize-request';
import { hasConsent, orErrorPage, readAutoConsent } from './consent';
import {
  type ConsentPageContent,
  collectHiddenFields,
  REQUESTED_SCOPES_FIELD,
  renderConsentPage,
} from './consent-page';
import { readForm } from './form';

const PATH = '/oauth2/authorize';

/** Parameters that the form sends back. */
const CARRIED_PARAMETERS = [
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
 * `GET /oauth2/authorize`: the consent page. `auto_consent=allow|deny` decides in the wearer's place. A wearer who
 * has agreed to all scopes before is redirected without the page, unless `prompt` forces it.
 */
export const consentPageRoute: OauthRoute = {
  host: FITBIT_SITE_HOST,
  method: 'GET',
  path: PATH,
  handle: (call) =>
    orErrorPage(() => {
      const request = readAuthorizeRequest(call.query);
      const { client, scopes, isConsentForced } = request;
      const decision = readAutoConsent(call.query);
      if (decision === 'allow') return allow(call, request, scopes);
      if (decision === 'deny') return deny(request);
      const consented = call.service.tokens.consentedScopes(client.id);
      if (!isConsentForced && hasConsent(scopes, consented)) return allow(call, request, scopes);
      return respondWithConsentPage(call, request, call.query);
    }),
};

/** `POST /oauth2/authorize`: the decision from the consent page's form. */
export const consentFormRoute: OauthRoute = {
  host: FITBIT_SITE_HOST,
  method: 'POST',
  path: PATH,
  handle: (call) =>
    orErrorPage(() => {
      const form = readForm(call.request);
      const ticked = form.getAll('scope');
      const query = new URLSearchParams(form);
      query.set('scope', form.get(REQUESTED_SCOPES_FIELD) ?? '');
      const request = readAuthorizeRequest(query);
      if (form.get('decision') !== 'allow') return deny(request);
      const scopes = request.scopes.filter((scope) => ticked.includes(scope));
      if (scopes.length === 0)
        return respondWithConsentPage(call, request, query, 'Tick at least one, or deny.');
      return allow(call, request, scopes);
    }),
};

function respondWithConsentPage(
  { service }: OauthCall,
  { scopes }: AuthorizeRequest,
  query: URLSearchParams,
  warning?: string,
): CloudResponse {
  const content: ConsentPageContent = {
    appName: service.appName,
    fullName: service.persona.fullName,
    action: PATH,
    hiddenFields: collectHiddenFields(query, CARRIED_PARAMETERS, scopes),
    choices: scopes.map((scope) => ({ scope, code: scope, wording: describeScope(scope) })),
  };
  return renderConsentPage(content, warning);
}

function allow(call: OauthCall, request: AuthorizeRequest, scopes: readonly Scope[]): CloudResponse {
  const { tokens, persona } = call.service;
  const { client, redirectUri, challenge, state, tokenLifeS } = request;
  if (request.responseType === 'code') {
    const code = tokens.issueCode({ clientId: client.id, scopes, redirectUri, challenge }, call.now);
    return redirect(request, { code, state });
  }
  const fragment = new URLSearchParams({
    access_token: tokens.issueImplicitToken(client.id, scopes, tokenLifeS, call.now),
    user_id: persona.account.userId,
    scope: scopes.join(' '),
    ...(state === undefined ? {} : { state }),
    token_type: 'Bearer',
    expires_in: String(tokenLifeS),
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

/** Like the service, ends the address with `#_=_`. */
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
