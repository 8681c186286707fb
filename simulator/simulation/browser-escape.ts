/** What a page of the phone's browser posts to the page around it when Escape is pressed. */
export const BROWSER_ESCAPE = 'phone-browser-escape';
