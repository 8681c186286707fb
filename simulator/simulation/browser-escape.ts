/**
 * What a page of the phone's browser posts to the page around it when Escape is pressed. In a file of its own, because
 * the page would otherwise carry the scripts of browser-pages.ts.
 */
export const BROWSER_ESCAPE = 'phone-browser-escape';
