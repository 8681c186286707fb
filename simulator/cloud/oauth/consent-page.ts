import type { CloudResponse } from '../../world/http';
import { escapeHtml, renderPage } from './page';

/** The form's field with the requested scopes; the ticked ones are in `scope`. */
export const REQUESTED_SCOPES_FIELD = 'requested';

/** The content of the consent page. */
export interface ConsentPageContent {
  appName: string;
  /** The wearer's name. */
  fullName: string;
  /** The path that the form is sent to. */
  action: string;
  /** Names and values that the form sends back. */
  hiddenFields: readonly (readonly [name: string, value: string])[];
  choices: readonly ConsentChoice[];
}

/** A scope that can be ticked. */
export interface ConsentChoice {
  /** As the app requests it: the checkbox's value. */
  scope: string;
  /** As the page shows it. */
  code: string;
  wording: string;
}

/** The hidden fields of the form: the query's parameters of these names, and the requested scopes. */
export function collectHiddenFields(
  query: URLSearchParams,
  names: readonly string[],
  scopes: readonly string[],
): [name: string, value: string][] {
  const fields = names.flatMap((name): [string, string][] => {
    const value = query.get(name);
    return value === null ? [] : [[name, value]];
  });
  return [...fields, [REQUESTED_SCOPES_FIELD, scopes.join(' ')]];
}

/**
 * Renders the consent page, with a checkbox `#scope-CODE` for each scope and the buttons `#allow` and `#deny`.
 * `#allow` is the
 * first, so that Enter presses it. `#allow-all` ticks all scopes; only scripts show it. `warning` says why the page is
 * shown again.
 */
export function renderConsentPage(content: ConsentPageContent, warning = ''): CloudResponse {
  const { appName, fullName, action, hiddenFields, choices } = content;
  const hidden = hiddenFields.map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`,
  );
  return renderPage(
    200,
    `${appName} would like to read`,
    `<form class="page" method="post" action="${action}">
${hidden.join('\n')}
<div class="scroll">
<div class="who"><span class="face" aria-hidden="true">${escapeHtml(fullName.charAt(0))}</span>
<p>Signed in as <b>${escapeHtml(fullName)}</b><br><small>an invented person</small></p></div>
<h1>${escapeHtml(appName)} would like to read</h1>
${warning ? `<p class="note note--bad" role="alert">${escapeHtml(warning)}</p>` : ''}
<label class="choice choice--all" hidden><input type="checkbox" id="allow-all" checked><span>Allow all</span></label>
<div class="choices">
${choices.map(renderCheckbox).join('\n')}
</div>
<p class="note">Untick any to see how the app behaves without it.</p>
</div>
<div class="answers">
<button type="submit" id="allow" class="go" name="decision" value="allow">Allow</button>
<button type="submit" id="deny" name="decision" value="deny">Deny</button>
</div>
</form>
<script>${ALLOW_ALL_SCRIPT}</script>`,
  );
}

function renderCheckbox({ scope, code, wording }: ConsentChoice): string {
  return (
    `<label class="choice"><input type="checkbox" id="scope-${code}" name="scope" value="${scope}" checked>` +
    `<span>${escapeHtml(wording)} <code>${code}</code></span></label>`
  );
}

/** Keeps "Allow all" and the checkboxes in step. */
export const ALLOW_ALL_SCRIPT = `
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
