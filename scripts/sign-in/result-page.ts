/** Which page the browser shows after the redirect. */
export type PageKind = 'done' | 'refused' | 'unrelated';

const PAGE_TEXTS: Record<PageKind, [heading: string, text: string]> = {
  done: ['Thank you', 'You can close this window. The sign-in continues in the terminal.'],
  refused: ['Not signed in', 'You can close this window. The terminal says why.'],
  unrelated: [
    'Another sign-in',
    'This page belongs to another sign-in. The terminal shows the address to open.',
  ],
};

/** The HTML of a page. It contains nothing from the redirect's URL. */
export function renderResultPage(kind: PageKind): string {
  const [heading, text] = PAGE_TEXTS[kind];
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Almanac: ${heading}</title>
<style>
:root { color-scheme: light dark; font: 1.1rem/1.5 system-ui, sans-serif }
body { margin: 0; min-height: 100vh; display: grid; place-content: center; text-align: center }
h1 { margin: 0; font-size: 1.6rem }
p { margin: .5rem 1.5rem; max-width: 28rem }
</style>
<h1>${heading}</h1>
<p>${text}</p>
</html>
`;
}
