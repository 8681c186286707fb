import type { CloudResponse } from '../../world/http';
import { escapeHtml, renderPage } from './page';

/** Says on a page what is wrong with an authorize address. */
export function renderErrorPage(errorType: string, message: string, status = 400): CloudResponse {
  return renderPage(
    status,
    'This request cannot be answered',
    `<main class="page">
<h1>This request cannot be answered</h1>
<p>${escapeHtml(message)}</p>
<p><code>${escapeHtml(errorType)}</code></p>
</main>`,
  );
}
