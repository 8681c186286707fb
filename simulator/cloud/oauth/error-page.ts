import type { CloudResponse } from '../../world/http';
import { escapeHtml, renderPage } from './page';

/** Renders a page that says what is wrong with an authorize address. */
export function renderErrorPage(errorType: string, message: string, status = 400): CloudResponse {
  return renderPage(
    status,
    'This request cannot be handled',
    `<div class="page">
<h1>This request cannot be handled</h1>
<p>${escapeHtml(message)}</p>
<p><code>${escapeHtml(errorType)}</code></p>
</div>`,
  );
}
