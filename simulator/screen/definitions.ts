import { parseStylesheet, type StyleRule } from './stylesheet';
import { parseViewSource, type SourceElement } from './view-source';
import { isContainer } from './vocabulary';

/** Where the watch keeps its own widgets and styles. They are Fitbit's and no part of the simulator. */
const SYSTEM_FILES = '/mnt/sysassets/';

/** A device part's files and where to tell what is wrong with them. */
export interface ViewFiles {
  files: ReadonlyMap<string, Uint8Array>;
  warn(text: string): void;
}

/** The path in the package of a file that a view or an app names. */
export function resourcePath(href: string): string {
  const path = href.replace(/^\/mnt\/assets\//, '').replace(/^(\.?\/)+/, '');
  return path.startsWith('resources/') ? path : `resources/${path}`;
}

/** What a view can refer to: symbols by id, and style rules in order. Links are followed. */
export class Definitions {
  readonly symbols: Map<string, SourceElement>;
  readonly rules: StyleRule[];
  private readonly seen: Set<string>;

  /** `base`: definitions that hold for this view, too (those of the widget file). */
  constructor(
    private readonly source: ViewFiles,
    base?: Definitions,
  ) {
    this.symbols = new Map(base?.symbols);
    this.rules = [...(base?.rules ?? [])];
    this.seen = new Set(base?.seen);
  }

  /** Reads a file with all it links to. Answers its root, undefined where the file cannot be used. */
  read(path: string): SourceElement | undefined {
    const bytes = this.source.files.get(path);
    if (!bytes) return undefined;
    const root = parseViewSource(path, new TextDecoder().decode(bytes), this.source.warn);
    if (root) this.collect(root, root.tag === 'defs');
    return root;
  }

  private collect(element: SourceElement, inDefs: boolean): void {
    for (const child of element.children) {
      const id = child.attributes.get('id');
      if (child.tag === 'link') this.follow(child);
      else if (id !== undefined && (child.tag === 'symbol' || (inDefs && isContainer(child.tag)))) {
        this.symbols.set(id, child);
      }
      this.collect(child, child.tag === 'defs');
    }
  }

  private follow(link: SourceElement): void {
    const href = link.attributes.get('href') ?? '';
    const place = `${link.file}:${link.line}`;
    if (href.startsWith(SYSTEM_FILES)) {
      if (!this.seen.has(href)) {
        this.source.warn(`${place}: ${href} is the watch's own and not here: what it defines is not drawn`);
      }
      this.seen.add(href);
      return;
    }
    const path = resourcePath(href);
    if (this.seen.has(path)) return;
    this.seen.add(path);
    const bytes = this.source.files.get(path);
    if (!bytes) {
      this.source.warn(`${place}: no file "${href}"`);
      return;
    }
    const rel = link.attributes.get('rel');
    if (rel === 'import') this.read(path);
    else if (rel === 'stylesheet') {
      this.rules.push(...parseStylesheet(path, new TextDecoder().decode(bytes), this.source.warn));
    } else this.source.warn(`${place}: <link rel="${rel ?? ''}"> is not known to the watch`);
  }
}
