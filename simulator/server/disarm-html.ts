/**
 * Tags whose elements reach what no policy forbids: the network's hints of a `<link>` (`rel=preconnect`), and documents
 * within the page, which could have one in the entities of their `srcdoc`. A name ends as in the HTML standard.
 */
const TAG = /<(?=(?:link|iframe|frame|fencedframe|portal|object|embed)[\s/>])/gi;

/** A page that the world sent, without such elements: unknown ones, which do nothing, are in their places. */
export function disarmHtml(html: string): string {
  return html.replace(TAG, '<x-');
}
