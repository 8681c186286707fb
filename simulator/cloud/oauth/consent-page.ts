import type { CloudResponse } from '../../world/http';
import type { Service } from '../route';
import { type Scope, scopeWording } from '../scopes';
import type { AuthorizeRequest } from './authorize-request';
import { escapeHtml, page } from './page';

/** The form's field with the scopes asked for; the ticked ones are in `scope`. */
export const REQUESTED = 'requested';

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
 * Asks the wearer: `#scope-CODE` for each scope, `#allow` and `#deny`; `#allow-all` ticks all of them
 * (and is shown only where scripts run). `warning` says why the page is shown again.
 */
export function consentPage(
  service: Service,
  request: AuthorizeRequest,
  query: URLSearchParams,
  warning = '',
): CloudResponse {
  const { persona, appName } = service;
  const name = escapeHtml(persona.fullName);
  return page(
    200,
    `${appName} would like to read`,
    `<form class="page" method="post" action="/oauth2/authorize">
${carried(query, request)}
<div class="who"><span class="face" aria-hidden="true">${escapeHtml(persona.fullName.charAt(0))}</span>
<p>Answering as <b>${name}</b><br><small>an invented person</small></p></div>
<h1>${escapeHtml(appName)} would like to read</h1>
${warning ? `<p class="note note--bad" role="alert">${escapeHtml(warning)}</p>` : ''}
<label class="choice choice--all" hidden><input type="checkbox" id="allow-all" checked><span>Allow all</span></label>
<div class="choices">
${request.scopes.map(choice).join('\n')}
</div>
<p class="note">Untick any to see how the app behaves without it.</p>
<div class="answers">
<button type="submit" id="deny" name="decision" value="deny">Deny</button>
<button type="submit" id="allow" class="go" name="decision" value="allow">Allow</button>
</div>
</form>
<script>${SCRIPT}</script>`,
  );
}

function carried(query: URLSearchParams, request: AuthorizeRequest): string {
  const fields = CARRIED.flatMap((name): [string, string][] => {
    const value = query.get(name);
    return value === null ? [] : [[name, value]];
  });
  return [...fields, [REQUESTED, request.scopes.join(' ')]]
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value ?? '')}">`)
    .join('\n');
}

function choice(scope: Scope): string {
  return (
    `<label class="choice"><input type="checkbox" id="scope-${scope}" name="scope" value="${scope}" checked>` +
    `<span>${escapeHtml(scopeWording(scope))} <code>${scope}</code></span></label>`
  );
}

/** Keeps "Allow all" and the single boxes in step. */
const SCRIPT = `
const all = document.getElementById('allow-all');
const boxes = [...document.getElementsByName('scope')];
const follow = () => {
  const ticked = boxes.filter((box) => box.checked).length;
  all.checked = ticked === boxes.length;
  all.indeterminate = ticked > 0 && ticked < boxes.length;
};
all.closest('label').hidden = false;
all.addEventListener('change', () => boxes.forEach((box) => { box.checked = all.checked; }));
boxes.forEach((box) => box.addEventListener('change', follow));
follow();
`;
