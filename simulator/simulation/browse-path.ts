import { Parser } from 'htmlparser2';

/** Simulated web pages on this server's own origin: `/browse/TOKEN/https/HOST/PATH?QUERY`. */
const BROWSE_PATH_PATTERN = /^\/browse\/([0-9a-f]+)\/(https?)\/([^/?#]+)([^#]*)$/;

export interface BrowseTarget {
  /** The secret of the browser session. */
  token: string;
  /** The real address. */
  url: string;
}

export function toBrowsePath(token: string, url: string): string {
  const { protocol, host, pathname, search } = new URL(url);
  return `/browse/${token}/${protocol.slice(0, -1)}/${host}${pathname}${search}`;
}

export function parseBrowsePath(path: string): BrowseTarget | undefined {
  const match = BROWSE_PATH_PATTERN.exec(path);
  if (!match) return undefined;
  const [, token = '', scheme, host, rest] = match;
  const address = `${scheme}://${host}${rest}`;
  return URL.canParse(address) ? { token, url: new URL(address).href } : undefined;
}

/** The attributes that lead away from a page, by the element that has them. */
const LINK_ATTRIBUTES: Readonly<Record<string, string>> = {
  a: 'href',
  form: 'action',
  button: 'formaction',
  input: 'formaction',
};

/** Rewrites the links and forms of the page at `url` to paths of this server. Nothing else is changed. */
export function rewriteLinks(html: string, url: string, token: string): string {
  let rewritten = '';
  let copiedUntil = 0;
  let element = '';
  const parser = new Parser({
    onopentagname(name) {
      element = name;
    },
    onattribute(name, value, quote) {
      if (!Object.hasOwn(LINK_ATTRIBUTES, element) || LINK_ATTRIBUTES[element] !== name) return;
      const path = toPathHere(value, url, token);
      if (path === undefined) return;
      rewritten += `${html.slice(copiedUntil, parser.startIndex)}${name}="${path}"`;
      // The last place is that of the quotation mark, or of what follows a value without one.
      copiedUntil = parser.endIndex + (quote ? 1 : 0);
    },
  });
  parser.end(html);
  return rewritten + html.slice(copiedUntil);
}

/** The path of this server for a link on the page at `url`, as an attribute has it; undefined for what is no page. */
function toPathHere(link: string, url: string, token: string): string | undefined {
  if (!URL.canParse(link, url)) return undefined;
  const { protocol, href, hash } = new URL(link, url);
  if (!/^https?:$/.test(protocol)) return undefined;
  // Without its fragment a link to a part of the page would load the page again.
  return (toBrowsePath(token, href) + hash).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
