import { MAX_SETTINGS_SCRIPT_LENGTH } from '../app-package/app-package';
import { cleanText } from '../client/clean-text';
import { checkFunctionBody } from './check-function-body';
import { hasToken } from './same-origin';

/** One line: settings-frame/app-stack.ts counts on it. */
const SCRIPT_HEAD = 'runSettingsPage(function (require, exports, module) {\n';

/** The frame's own script, among the files of the page. */
export const FRAME_SCRIPT = '/settings.js';
/** Its styles, among the files of the page. */
export const FRAME_STYLE = 'settings.css';

/** The address of the settings page's frame, which no other site knows. */
export function settingsPath(frameKey: string): string {
  return `/phone/${frameKey}/settings`;
}

/** The last part of a path of the frame; undefined where its key is wrong. */
export function readFramePath(path: string, frameKey: string): string | undefined {
  const [, key, part] = /^\/phone\/([^/]*)\/([^/]*)$/.exec(path) ?? [];
  return hasToken(key, frameKey) ? part : undefined;
}

/**
 * The document that the phone's frame loads: our components, then the app's own script. Its origin is opaque, where
 * browsers hide the errors of scripts that are loaded without `crossorigin`. The styles are in it: the app could make
 * anything of a `<link>`.
 */
export function renderSettingsDocument(name: string, version: string, styles: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${name.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</title>
<style>${styles}</style>
</head>
<body>
<div id="root"></div>
<script crossorigin src="${FRAME_SCRIPT}"></script>
<script crossorigin src="app.js?${encodeURIComponent(version)}"></script>
</body>
</html>`;
}

/** The latest script and what becomes of it: a frame that is loaded again costs nothing. */
let latest = { script: '', wrapped: Promise.resolve('') };

/**
 * The app's settings script as a function, which runs when the frame has the stored settings. A script that is no body
 * of a function throws instead: one that closes the function would run in frames that the app adds, where nothing is
 * taken away. One that is too long, or takes long to compile, throws, too.
 */
export function wrapSettingsScript(script: string): Promise<string> {
  if (script !== latest.script || script === '') {
    const entry = { script, wrapped: wrap(script, () => forget(entry)) };
    latest = entry;
  }
  return latest.wrapped;
}

/** What came of it was chance, and may be another thing the next time. */
function forget(entry: typeof latest): void {
  if (latest === entry) latest = { script: '', wrapped: Promise.resolve('') };
}

async function wrap(script: string, onChance: () => void): Promise<string> {
  return `${SCRIPT_HEAD}${await findBody(script, onChance)}\n});\n//# sourceURL=settings.js`;
}

async function findBody(script: string, onChance: () => void): Promise<string> {
  if (script.length > MAX_SETTINGS_SCRIPT_LENGTH)
    return throwing(
      'RangeError',
      `settings.js is not loaded: the page takes at most ${MAX_SETTINGS_SCRIPT_LENGTH} characters`,
    );
  const { problem, isSettled } = await checkFunctionBody(script);
  if (problem === undefined) return script;
  if (isSettled) return throwing('SyntaxError', cleanText(problem));
  onChance();
  return throwing('RangeError', cleanText(`settings.js is not loaded: ${problem}`));
}

function throwing(kind: string, text: string): string {
  return `throw new ${kind}(${JSON.stringify(text)});`;
}
