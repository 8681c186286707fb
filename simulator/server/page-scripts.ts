import { createHash } from 'node:crypto';
import { ALLOW_ALL_SCRIPT } from '../cloud/oauth/consent-page';
import { ESCAPE_SCRIPT } from '../simulation/browser-pages';
import { readText } from '../world/http';
import type { Outside } from '../world/outside';

/** The latest ones of real servers: a policy is a header. */
const MAX_REAL_SCRIPTS = 100;

/**
 * The scripts within the pages of the phone's browser that may run: those of the simulator's own pages, and those that
 * a real server of `--route` sent to this process. The world that sends the pages runs strangers' code: a script of its
 * own could reach the network, because no policy takes WebRTC from it.
 */
export class PageScripts {
  private readonly ownHashes = [ALLOW_ALL_SCRIPT, ESCAPE_SCRIPT].map(hashScript);
  private readonly realHashes = new Set<string>();

  /** For `script-src` of a Content-Security-Policy. */
  get sources(): string {
    return [...this.ownHashes, ...this.realHashes].map((hash) => `'sha256-${hash}'`).join(' ');
  }

  /** The same outside; the pages of real servers that it gets may run their scripts. */
  observe(outside: Outside): Outside {
    return {
      ...outside,
      fetchReal: async (request) => {
        const response = await outside.fetchReal(request);
        if ('headers' in response && response.headers['content-type']?.includes('html'))
          this.addFrom(readText(response));
        return response;
      },
    };
  }

  private addFrom(html: string): void {
    for (const script of findInlineScripts(html)) this.realHashes.add(hashScript(script));
    for (const hash of this.realHashes) {
      if (this.realHashes.size <= MAX_REAL_SCRIPTS) return;
      this.realHashes.delete(hash);
    }
  }
}

/** Looks at each character once: a real page may have 16 MB of `<script` without an end. */
function* findInlineScripts(html: string): Generator<string> {
  const start = /<script\b/gi;
  const end = /<\/script/gi;
  while (start.test(html)) {
    const begin = html.indexOf('>', start.lastIndex) + 1;
    if (begin === 0) return;
    end.lastIndex = begin;
    const found = end.exec(html);
    if (!found) return;
    yield html.slice(begin, found.index);
    start.lastIndex = end.lastIndex;
  }
}

/** As a browser reads it: line ends are line feeds. */
function hashScript(script: string): string {
  return createHash('sha256').update(script.replace(/\r\n?/g, '\n')).digest('base64');
}
