import { blankControls } from '../client/clean-text';
import { formatDuration } from '../world/duration';
import {
  type Finding,
  MISSING_KINDS,
  OUTCOME_LABELS,
  type PackageResult,
  PICTURE_STAGES,
  type PictureStage,
  STAGE_LABELS,
  summarise,
} from './package-result';
import { PAGE_STYLE } from './page-style';

export interface Page {
  results: readonly PackageResult[];
  /** Virtual ms that each should run. */
  durationMs: number;
  /** A picture by its path, as PNG. */
  readPicture(path: string): Uint8Array;
}

/** The results as one HTML page, which contains its pictures and loads nothing. */
export function writePage({ results, durationMs, readPicture }: Page): string {
  const summary = escapeHtml(summarise(results));
  const rows = results.map((result, i) => writeSummaryRow(result, i)).join('\n');
  const packages = results.map((result, i) => writePackage(result, { i, readPicture })).join('\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>Compatibility · ${summary}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<header>
<h1>Compatibility</h1>
<p class="summary">${summary}</p>
<p>${formatDuration(durationMs)} each, with taps, the display off and on, and a sign-in where there is one.</p>
</header>
<main>
<section aria-labelledby="overview">
<h2 id="overview">Overview</h2>
<div class="scroll" tabindex="0" role="region" aria-labelledby="overview">
<table>
<thead><tr><th scope="col">Package</th><th scope="col">Result</th><th scope="col" class="number">Exceptions</th><th scope="col" class="number">Warnings</th><th scope="col" class="number">Seconds</th><th scope="col" class="number">MB</th></tr></thead>
<tbody>
${rows}
</tbody>
</table>
</div>
</section>
<section aria-labelledby="packages">
<h2 id="packages">Packages</h2>
<div class="packages">
${packages}
</div>
</section>
</main>
</body>
</html>
`;
}

function writeSummaryRow(result: PackageResult, i: number): string {
  const { name, file, exceptions, warnings, seconds, memoryMb } = result;
  const cells = [exceptions.length, warnings.length, seconds.toFixed(1), memoryMb ?? '–'];
  return `<tr><th scope="row"><a href="#package-${i}">${escapeHtml(name)}</a> <small>${escapeHtml(file)}</small></th><td>${writeOutcome(result)}</td>${cells.map((cell) => `<td class="number">${cell}</td>`).join('')}</tr>`;
}

function writeOutcome({ outcome }: PackageResult): string {
  return `<span class="outcome ${outcome}">${OUTCOME_LABELS[outcome]}</span>`;
}

function writePackage(
  result: PackageResult,
  { i, readPicture }: Pick<Page, 'readPicture'> & { i: number },
): string {
  const { name, file, reason, exceptions, warnings, missing } = result;
  const parts = MISSING_KINDS.filter((kind) => missing[kind].length > 0).map(
    (kind) => `<dt>Missing ${kind}</dt><dd>${missing[kind].map(escapeHtml).join(', ')}</dd>`,
  );
  return `<article id="package-${i}" aria-labelledby="name-${i}">
<h3 id="name-${i}">${escapeHtml(name)}</h3>
<p>${writeOutcome(result)} <small>${escapeHtml(file)}</small></p>
${reason === null ? '' : `<p class="reason">${escapeHtml(reason)}</p>`}
<div class="pictures">${PICTURE_STAGES.map((stage) => writePicture(result, stage, readPicture)).join('')}</div>
<p class="facts">${writeFacts(result)}</p>
${parts.length > 0 ? `<dl>${parts.join('')}</dl>` : ''}
${writeFindings('Exceptions', exceptions, { isOpen: true })}
${writeFindings('Warnings', warnings)}
</article>`;
}

function writePicture(result: PackageResult, stage: PictureStage, read: Page['readPicture']): string {
  const path = result.pictures[stage];
  const label = STAGE_LABELS[stage];
  const picture =
    path === undefined
      ? '<span class="no-picture">no picture</span>'
      : `<img alt="${escapeHtml(`${result.name}, ${label.toLowerCase()}`)}" loading="lazy" src="data:image/png;base64,${Buffer.from(read(path)).toString('base64')}">`;
  return `<figure>${picture}<figcaption>${label}</figcaption></figure>`;
}

function writeFacts({ seconds, memoryMb, simulatedMs, signIn }: PackageResult): string {
  return [
    `${formatDuration(simulatedMs)} in ${seconds.toFixed(1)} s`,
    ...(memoryMb === null ? [] : [`${memoryMb} MB`]),
    ...(signIn === 'done' ? ['signed in'] : []),
  ].join(' · ');
}

function writeFindings(title: string, findings: readonly Finding[], { isOpen } = { isOpen: false }): string {
  if (findings.length === 0) return '';
  const items = findings.map(({ text, at, stack, count }) => {
    const times = count > 1 ? ` <small>× ${count}</small>` : '';
    const place = at === undefined ? '' : ` <code>${escapeHtml((stack ?? [at])[0] ?? at)}</code>`;
    return `<li>${escapeHtml(text)}${times}${place}</li>`;
  });
  return `<details${isOpen ? ' open' : ''}><summary>${title} (${findings.length})</summary><ul>${items.join('')}</ul></details>`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Names and messages are a stranger's texts. */
function escapeHtml(text: string): string {
  return blankControls(text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? ''));
}
