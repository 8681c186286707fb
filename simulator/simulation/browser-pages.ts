import { escapeHtml } from '../cloud/oauth/page';
import { BROWSER_ESCAPE } from './browser-escape';

/** How the phone's browser presents pages: in the phone's colour scheme, and with the numeral of the first steps. */
export interface PageAppearance {
  isDark: boolean;
  /** Mark the consent button with the numeral 2. */
  showsNumeral: boolean;
}

/**
 * `#allow` is the consent page's button. The numeral is not part of its name, where the browser knows how to say so.
 */
const NUMERAL_CSS = `#allow::before{content:"2";content:"2"/"";display:inline-grid;place-items:center;width:22px;height:22px;border-radius:50%;background:light-dark(#fff,#06231d);color:light-dark(#0b6656,#63d3bd);font:600 12px/1 system-ui,sans-serif;margin-right:10px;vertical-align:1px}`;

/** Escape closes the browser, which is outside of the page's frame. */
export const ESCAPE_SCRIPT = `addEventListener('keydown',(event)=>{if(event.key==='Escape'&&!event.defaultPrevented)parent.postMessage('${BROWSER_ESCAPE}','*')})`;

/** Adds the phone's colour scheme to a page, as a phone's browser does, the numeral, and Escape. */
export function addAppearance(html: string, appearance: PageAppearance): string {
  const style = `<style>:root{color-scheme:${appearance.isDark ? 'dark' : 'light'}}${appearance.showsNumeral ? NUMERAL_CSS : ''}</style>`;
  const head = `${style}<script>${ESCAPE_SCRIPT}</script>`;
  return html.includes('</head>') ? html.replace('</head>', () => `${head}</head>`) : head + html;
}

/** A page of the browser itself: a title, an explanation, and a link to try the path `retry` again. */
export function renderMessagePage(
  appearance: PageAppearance,
  title: string,
  text: string,
  retry?: string,
): string {
  const link = retry === undefined ? '' : `<a href="${escapeHtml(retry)}">Try again</a>`;
  return addAppearance(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<style>body{margin:0;padding:48px 24px;font:15px/1.45 Roboto,system-ui,sans-serif;background:light-dark(#fff,#1e2120);color:light-dark(#1a1d1b,#eceeec)}
h1{font-size:20px;font-weight:500;margin:0 0 8px}p{margin:0;color:light-dark(#5f6763,#8f9793);overflow-wrap:anywhere}
a{display:inline-block;margin-top:24px;padding:0 18px;border-radius:20px;background:light-dark(#0b6656,#63d3bd);color:light-dark(#fff,#06231d);font-weight:500;line-height:40px;text-decoration:none}</style></head>
<body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>${link}</main></body></html>`,
    appearance,
  );
}
