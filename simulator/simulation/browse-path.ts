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

/** Rewrites the links and forms of the page at `url` to paths of this server. Nothing else is changed. */
export function rewriteLinks(html: string, url: string, token: string): string {
  return html.replace(
    /(<(?:form|a|button|input)\b[^>]*?\s(?:action|formaction|href)\s*=\s*)(?:"([^"]*)"|'([^']*)')/gi,
    (whole, before: string, double?: string, single?: string) => {
      const target = (double ?? single ?? '').replaceAll('&amp;', '&');
      if (!URL.canParse(target, url)) return whole;
      const absolute = new URL(target, url);
      if (!/^https?:$/.test(absolute.protocol)) return whole;
      return `${before}"${toBrowsePath(token, absolute.href).replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
    },
  );
}
