import type { CloudResponse } from '../../world/http';

/** Escapes text for HTML and its quoted attributes. */
export function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

/** Renders a page of the pretend service: a tape that says so, then `content` (HTML). */
export function renderPage(status: number, title: string, content: string): CloudResponse {
  return {
    status,
    headers: {
      'content-type': 'text/html;charset=UTF-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    },
    body: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header class="tape"><b>Pretend service</b> Nothing leaves this computer.</header>
<main>
${content}
</main>
</body>
</html>
`,
  };
}

const STYLE = `
:root {
  color-scheme: light dark;
  --card: light-dark(#fff, #262a28);
  --ink: light-dark(#1a1d1b, #ecefec);
  --quiet: light-dark(#5f6763, #9ba39f);
  --hair: color-mix(in srgb, var(--ink) 9%, transparent);
  --edge: light-dark(#767e79, #7a837f);
  --go: light-dark(#0b6656, #63d3bd);
  --go-ink: light-dark(#fff, #06231d);
  --go-soft: light-dark(#d6eae4, #173a33);
  --bad: light-dark(#b0261c, #ff8f83);
  --tape-a: light-dark(#ffe08a, #4a3b12);
  --tape-b: light-dark(#ffd66b, #56461a);
  --mono: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace;
}
:root[data-theme=light] { color-scheme: light }
:root[data-theme=dark] { color-scheme: dark }
*, ::before, ::after { box-sizing: border-box }
[hidden] { display: none !important }
body {
  margin: 0; height: 100vh; height: 100dvh; display: flex; flex-direction: column;
  background: var(--card); color: var(--ink);
  font: 400 15px/1.45 Roboto, system-ui, -apple-system, "Segoe UI", sans-serif;
}
main { flex: 1; min-height: 0; display: flex; flex-direction: column; overflow: auto }
.scroll { flex: 1; min-height: 0; overflow: auto; padding: 16px 18px 0 }
h1, p { margin: 0 }
h1 { font-size: 20px; font-weight: 500; line-height: 1.25; margin: 14px 0 6px }
code { font-family: var(--mono); font-size: 12px; color: var(--quiet) }
:focus-visible { outline: 2px solid var(--go); outline-offset: 2px }
.tape {
  padding: 9px 16px; font-size: 13px; color: light-dark(#3d2c00, #ffe6a8);
  background: repeating-linear-gradient(-45deg, var(--tape-a) 0 9px, var(--tape-b) 9px 18px);
}
.page { flex: 1; display: flex; flex-direction: column; min-height: 0; padding: 16px 18px 0; width: 100%; max-width: 480px; margin: 0 auto }
.who { display: flex; gap: 12px; align-items: center; line-height: 1.35 }
.who small { color: var(--quiet); font-size: 13px }
.face {
  width: 38px; height: 38px; border-radius: 50%; display: grid; place-items: center; flex: none;
  background: var(--go-soft); color: var(--go); font-weight: 600;
}
.choice {
  display: flex; align-items: center; gap: 14px; min-height: 48px; padding: 4px 0; line-height: 1.3;
  cursor: pointer; border-top: 1px solid var(--hair);
}
.choice--all { font-weight: 500 }
.choice--all, .choices > .choice:first-child { border: 0 }
.choice--all:not([hidden]) + .choices > .choice:first-child { border-top: 1px solid var(--hair) }
.choice span { min-width: 0 }
.choice code { display: block; overflow-wrap: anywhere }
.choice input {
  appearance: none; width: 24px; height: 24px; margin: 0; flex: none; display: grid; place-items: center;
  border: 2px solid var(--edge); border-radius: 5px; cursor: pointer;
}
.choice input:checked { background: var(--go); border-color: var(--go) }
.choice input:checked::after {
  content: ""; width: 6px; height: 12px; border: solid var(--go-ink); border-width: 0 2.5px 2.5px 0;
  transform: translateY(-1.5px) rotate(45deg);
}
.choice input:indeterminate::after { content: ""; width: 10px; height: 2.5px; background: var(--go) }
.page:has(.scroll) { padding: 0 }
.note { color: var(--quiet); font-size: 13px; padding: 10px 0 8px }
.note--bad { color: var(--bad); padding: 4px 0 0 }
.answers {
  display: flex; gap: 12px; padding: 8px 18px 14px;
}
.answers button {
  flex: 1; height: 46px; border-radius: 23px; font: inherit; font-weight: 500; cursor: pointer;
  border: 1px solid var(--edge); background: var(--card); color: inherit;
}
.answers button:hover { background: color-mix(in srgb, var(--card), var(--ink) 6%) }
.answers .go { background: var(--go); border-color: var(--go); color: var(--go-ink) }
.answers .go:hover { background: color-mix(in srgb, var(--go) 88%, var(--ink)) }
@media (forced-colors: active) {
  .choice input:checked { background: Highlight; border-color: Highlight }
  .answers .go { outline: 2px solid Highlight; outline-offset: -3px }
}
`;
