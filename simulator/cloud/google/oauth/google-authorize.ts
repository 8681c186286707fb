import type { CloudRequest, CloudResponse } from '../../../world/http';
import { AuthorizeError, hasConsent, orErrorPage, readAutoConsent } from '../../oauth/consent';
import {
  type ConsentPageContent,
  collectHiddenFields,
  REQUESTED_SCOPES_FIELD,
  renderConsentPage,
} from '../../oauth/consent-page';
import { isForm } from '../../oauth/form';
import { GOOGLE_ACCOUNTS_HOST, type GoogleOauthCall, type GoogleOauthRoute } from '../google-route';
import {
  describeGoogleScope,
  formatGoogleScopes,
  type GoogleScope,
  parseGoogleScopes,
  SCOPE_PREFIX,
} from '../google-scopes';
import {
  GOOGLE_CARRIED_PARAMETERS,
  type GoogleAuthorizeRequest,
  readGoogleAuthorizeRequest,
} from './google-authorize-request';

const PATH = '/o/oauth2/v2/auth';

/**
 * `GET /o/oauth2/v2/auth`: the consent page. `auto_consent=allow|deny` decides in the wearer's place. A wearer
 * who has agreed to all scopes before is redirected without the page, unless the request has `prompt=consent`.
 * The app gets no refresh token without the page.
 */
export const googleConsentPageRoute: GoogleOauthRoute = {
  host: GOOGLE_ACCOUNTS_HOST,
  method: 'GET',
  path: PATH,
  handle: (call) =>
    orErrorPage(() => {
      refuseWebView(call.request);
      const request = readGoogleAuthorizeRequest(call.query);
      const { client, scopes, consentPrompt } = request;
      const decision = readAutoConsent(call.query);
      if (decision === 'allow') return allow(call, request, scopes);
      if (decision === 'deny') return refuse(request, 'access_denied');
      const consented = call.service.grants.consentedScopes(client.id);
      if (consentPrompt !== 'always' && hasConsent(scopes, consented))
        return redirectWithCode(call, request, { wasPrompted: false });
      if (consentPrompt === 'never') return refuse(request, 'interaction_required');
      return respondWithConsentPage(call, request, call.query);
    }),
};

/** `POST /o/oauth2/v2/auth`: the form of the consent page. */
export const googleConsentFormRoute: GoogleOauthRoute = {
  host: GOOGLE_ACCOUNTS_HOST,
  method: 'POST',
  path: PATH,
  handle: (call) =>
    orErrorPage(() => {
      refuseWebView(call.request);
      if (!isForm(call.request)) throw new AuthorizeError('invalid_request', 'The body is no form.');
      const form = new URLSearchParams(call.request.body);
      const query = new URLSearchParams(
        GOOGLE_CARRIED_PARAMETERS.flatMap((name) => form.getAll(name).map((v) => [name, v])),
      );
      query.set('scope', form.get(REQUESTED_SCOPES_FIELD) ?? '');
      const request = readGoogleAuthorizeRequest(query);
      if (form.get('decision') !== 'allow') return refuse(request, 'access_denied');
      const ticked = parseGoogleScopes(form.getAll('scope').join(' ')).scopes;
      const scopes = request.scopes.filter((scope) => ticked.includes(scope));
      if (scopes.length === 0)
        return respondWithConsentPage(call, request, query, 'Tick at least one, or deny.');
      return allow(call, request, scopes);
    }),
};

/** Google refuses sign-in inside another app. Android's web view has `wv` in its user agent. */
function refuseWebView({ headers }: CloudRequest): void {
  if (!/; wv\)/.test(headers['user-agent'] ?? '')) return;
  const message = "This app doesn't comply with Google's policy for secure browsers.";
  throw new AuthorizeError('disallowed_useragent', message, 403);
}

function respondWithConsentPage(
  { service }: GoogleOauthCall,
  { scopes }: GoogleAuthorizeRequest,
  query: URLSearchParams,
  warning?: string,
): CloudResponse {
  const content: ConsentPageContent = {
    appName: service.appName,
    fullName: service.persona.fullName,
    action: PATH,
    hiddenFields: collectHiddenFields(query, GOOGLE_CARRIED_PARAMETERS, [formatGoogleScopes(scopes)]),
    choices: scopes.map((scope) => ({
      scope: SCOPE_PREFIX + scope,
      code: scope,
      wording: describeGoogleScope(scope),
    })),
  };
  return renderConsentPage(content, warning);
}

function allow(
  call: GoogleOauthCall,
  request: GoogleAuthorizeRequest,
  scopes: readonly GoogleScope[],
): CloudResponse {
  call.service.grants.recordConsent(request.client.id, request.scopes, scopes);
  return redirectWithCode(call, { ...request, scopes: [...scopes] }, { wasPrompted: true });
}

function redirectWithCode(
  { service: { grants }, now }: GoogleOauthCall,
  request: GoogleAuthorizeRequest,
  { wasPrompted }: { wasPrompted: boolean },
): CloudResponse {
  const { client, redirectUri, challenge, isOffline } = request;
  const earlierScopes = request.isIncremental ? grants.consentedScopes(client.id) : [];
  const scopes = [...new Set([...request.scopes, ...earlierScopes])];
  const code = grants.issueCode(
    { client, scopes, redirectUri, challenge, isOffline: isOffline && wasPrompted },
    now,
  );
  const prompt = wasPrompted ? 'consent' : 'none';
  return redirect(request, { code, scope: formatGoogleScopes(scopes), authuser: '0', prompt });
}

function refuse(request: GoogleAuthorizeRequest, error: string): CloudResponse {
  return redirect(request, { error });
}

function redirect(
  { redirectUri, state }: GoogleAuthorizeRequest,
  parameters: Record<string, string>,
): CloudResponse {
  const address = new URL(redirectUri);
  const all = {
    ...(state === undefined ? {} : { state }),
    iss: `https://${GOOGLE_ACCOUNTS_HOST}`,
    ...parameters,
  };
  for (const [name, value] of Object.entries(all)) address.searchParams.set(name, value);
  return { status: 302, headers: { location: address.href, 'cache-control': 'no-store' }, body: '' };
}
