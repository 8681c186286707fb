import { isContainer, isDrawn } from './element-schema';
import { parseStylesheet, type StyleRule } from './stylesheet';
import { parseViewSource, type SourceElement } from './view-source';

/** The folder of the watch's own widgets and styles, which are Fitbit's and not part of the simulator. */
const SYSTEM_ASSETS_PATH = '/mnt/sysassets/';

/** A device part's files, and where their problems are reported. */
export interface ViewFiles {
  files: ReadonlyMap<string, Uint8Array>;
  warn(text: string): void;
}

type Parse<T> = (path: string, text: string, warn: (text: string) => void) => T;

/** Parses a file once, since an app is launched again and again with the same bytes. Warnings are repeated each time. */
function parseOnce<T>(parse: Parse<T>) {
  const known = new WeakMap<Uint8Array, { path: string; parsed: T; warnings: string[] }>();
  return (path: string, bytes: Uint8Array, warn: (text: string) => void): T => {
    let file = known.get(bytes);
    if (file?.path !== path) {
      const warnings: string[] = [];
      const parsed = parse(path, new TextDecoder().decode(bytes), (text) => warnings.push(text));
      file = { path, parsed, warnings };
      known.set(bytes, file);
    }
    for (const text of file.warnings) warn(text);
    return file.parsed;
  };
}

const readView = parseOnce(parseViewSource);
const readStylesheet = parseOnce(parseStylesheet);

/** The path in the package of a file that a view or an app names. */
export function resolveResourcePath(href: string): string {
  const path = href
    .replace(/\/{2,}/g, '/')
    .replace(/^\/mnt\/assets\//, '')
    .replace(/^(\.?\/)+/, '');
  return path.startsWith('resources/') ? path : `resources/${path}`;
}

/** What a view can refer to: symbols by id, and style rules in order, those of linked files included. */
export class Definitions {
  readonly symbols: Map<string, SourceElement>;
  readonly rules: StyleRule[];
  /** Whether the watch's own files are imported, whose symbols the simulator does not have. */
  lacksSystemSymbols: boolean;
  /** Masks in `defs`, which are elements of the view: an app finds them by id. */
  readonly masks: SourceElement[];
  private readonly linkedPaths: Set<string>;
  /** The roots of each imported file. */
  private readonly importedRoots: Map<string, readonly SourceElement[]>;

  /** `base`: definitions that apply to this view, too (those of the widget file). */
  constructor(
    private readonly source: ViewFiles,
    base?: Definitions,
  ) {
    this.symbols = new Map(base?.symbols);
    this.rules = [...(base?.rules ?? [])];
    this.lacksSystemSymbols = base?.lacksSystemSymbols ?? false;
    this.masks = [...(base?.masks ?? [])];
    this.linkedPaths = new Set(base?.linkedPaths);
    this.importedRoots = new Map(base?.importedRoots);
  }

  /** Reads a file and the files it links to. Returns its roots; undefined where there is no such file. */
  read(path: string): readonly SourceElement[] | undefined {
    const bytes = this.source.files.get(path);
    if (!bytes) return undefined;
    const roots = readView(path, bytes, this.source.warn);
    for (const root of roots) this.visit(root, false);
    return roots;
  }

  /** What a `<link rel="import">` puts in its place: the roots of its file that have something to draw. */
  rootsToPlace(link: SourceElement, enclosing: readonly SourceElement[] = []): readonly SourceElement[] {
    if (link.attributes.get('rel') !== 'import') return [];
    const roots = this.importedRoots.get(resolveResourcePath(link.attributes.get('href') ?? '')) ?? [];
    return roots.filter((root) => this.isPlaced(root, enclosing));
  }

  /** Whether an imported root is an element with an id or with content, and not only definitions. */
  private isPlaced(root: SourceElement, enclosing: readonly SourceElement[]): boolean {
    if (!isDrawn(root.tag) || root.tag === 'symbol' || enclosing.includes(root)) return false;
    if (!isContainer(root.tag) || root.attributes.has('id')) return true;
    return root.children.some((child) =>
      child.tag === 'link'
        ? this.rootsToPlace(child, [...enclosing, root]).length > 0
        : isDrawn(child.tag) && child.tag !== 'symbol',
    );
  }

  private visit(element: SourceElement, isInDefs: boolean): void {
    if (element.tag === 'link') this.followLink(element);
    else this.define(element, isInDefs);
    for (const child of element.children) this.visit(child, element.tag === 'defs');
  }

  private define(element: SourceElement, isInDefs: boolean): void {
    if (isInDefs && element.tag === 'mask') this.masks.push(element);
    const id = element.attributes.get('id');
    if (id !== undefined && (element.tag === 'symbol' || (isInDefs && isContainer(element.tag)))) {
      this.symbols.set(id, element);
    }
  }

  private followLink(link: SourceElement): void {
    const href = link.attributes.get('href') ?? '';
    const place = `${link.file}:${link.line}`;
    const rel = link.attributes.get('rel');
    const isSystem = href.startsWith(SYSTEM_ASSETS_PATH);
    const path = isSystem ? href : resolveResourcePath(href);
    if (this.linkedPaths.has(path)) return;
    this.linkedPaths.add(path);
    if (isSystem) {
      // Every new project has such an import. The warning comes where one of its symbols is used.
      if (rel === 'import') this.lacksSystemSymbols = true;
      else this.source.warn(`${place}: ${href} is the watch's own and not here: its styles are missing`);
      return;
    }
    const bytes = this.source.files.get(path);
    if (!bytes) {
      this.source.warn(`${place}: no file "${href}"`);
      return;
    }
    if (rel === 'import') this.importedRoots.set(path, this.read(path) ?? []);
    else if (rel === 'stylesheet') {
      this.rules.push(...readStylesheet(path, bytes, this.source.warn));
    } else this.source.warn(`${place}: <link rel="${rel ?? ''}"> is not known to the watch`);
  }
}
