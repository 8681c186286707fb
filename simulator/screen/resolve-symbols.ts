import type { Definitions } from './definitions';
import { locationOf, type SourceElement } from './view-source';

export interface ResolvedSymbols {
  symbols: readonly SourceElement[];
  isComplete: boolean;
}

/** The symbol of a `use` and the symbols that it extends, the base first; incomplete where one is missing. */
export function resolveSymbols(
  use: SourceElement,
  enclosing: readonly SourceElement[],
  definitions: Definitions,
  warn: (text: string) => void,
): ResolvedSymbols {
  const chain: SourceElement[] = [];
  let isComplete = true;
  let from = use;
  for (;;) {
    const href = from.attributes.get('href');
    if (href === undefined) break;
    const id = href.replace(/^#/, '');
    const symbol = definitions.symbols.get(id) ?? definitions.findSystemSymbol(id, locationOf(from))?.source;
    if (!symbol) {
      warn(`${locationOf(from)}: <${from.tag} href="${href}">: no such symbol`);
      isComplete = false;
      break;
    }
    if (chain.includes(symbol) || enclosing.includes(symbol)) {
      warn(`${locationOf(from)}: <${from.tag} href="${href}"> contains itself`);
      break;
    }
    if (!href.startsWith('#'))
      warn(
        `${locationOf(from)}: <${from.tag} href="${href}"> finds its symbol here; a watch may want "#${href}"`,
      );
    chain.unshift(symbol);
    from = symbol;
  }
  return { symbols: chain, isComplete };
}
