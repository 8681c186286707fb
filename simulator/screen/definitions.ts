import { isContainer, isDrawn, isKnownTag } from './element-schema';
import { resolveLinkedPaths } from './resource-path';
import { parseStylesheet, type StyleRule } from './stylesheet';
import { MAX_IMPORT_DEPTH } from './view-limits';
import { locationOf, parseViewSource, type SourceElement } from './view-source';
import {
  findSystemSymbol,
  isSystemFile,
  SYSTEM_ASSETS_PATH,
  type SystemSymbol,
  systemFileNameOf,
} from './widgets/system-files';

/** A device part's files, and where their problems are reported. */
export interface ViewFiles {
  files: ReadonlyMap<string, Uint8Array>;
  warn(text: string): void;
}

type Parse<T> = (path: string, text: string, warn: (text: string) => void) => T;

/**
 * Parses a file once, since an app is launched again and again with the same bytes. Warnings are repeated each time.
 */
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

/** What a view can refer to: symbols by id, and style rules in order, those of linked files included. */
export class Definitions {
  readonly symbols: Map<string, SourceElement>;
  readonly rules: StyleRule[];
  /** Masks in `defs`, which are elements of the view: an app finds them by id. */
  readonly masks: SourceElement[];
  /** The watch's own files that are imported, by name. */
  private readonly systemFiles: Set<string>;
  private readonly linkedPaths: Set<string>;
  /** Ids of the watch's own symbols whose use was reported. */
  private readonly reportedSymbols: Set<string>;
  /** The roots of each imported file. */
  private readonly importedRoots: Map<string, readonly SourceElement[]>;
  /** Number of files that are being read, each imported by the one before. */
  private depth = 0;

  /** `base`: definitions that apply to this view, too (those of the widget file). */
  constructor(
    private readonly source: ViewFiles,
    base?: Definitions,
  ) {
    this.symbols = new Map(base?.symbols);
    this.rules = [...(base?.rules ?? [])];
    this.masks = [...(base?.masks ?? [])];
    this.importedRoots = new Map(base?.importedRoots);
    this.systemFiles = new Set(base?.systemFiles);
    this.linkedPaths = new Set(base?.linkedPaths);
    this.reportedSymbols = base?.reportedSymbols ?? new Set();
  }

  /** Reads a file and the files it links to. Returns its roots; undefined where there is no such file. */
  read(path: string): readonly SourceElement[] | undefined {
    const bytes = this.source.files.get(path);
    if (!bytes) return undefined;
    const roots = readView(path, bytes, this.source.warn);
    this.depth++;
    for (const root of roots) this.visit(root, { isInDefs: false });
    this.depth--;
    return roots;
  }

  /** Whether any of the watch's own files is imported or linked. */
  get hasSystemFiles(): boolean {
    return this.systemFiles.size > 0;
  }

  /**
   * A symbol of the watch's own. All are known as soon as one of its files is imported; where it is not the right one,
   * and where the symbol is gone from Fitbit OS 5, that is reported.
   */
  findSystemSymbol(id: string, place: string): SystemSymbol | undefined {
    if (!this.hasSystemFiles) return undefined;
    const symbol = findSystemSymbol(id);
    if (!symbol || this.reportedSymbols.has(id)) return symbol;
    this.reportedSymbols.add(id);
    if (!symbol.files.some((file) => this.systemFiles.has(file))) {
      const folder = symbol.files[0] === 'system_widget' ? '' : 'widgets/';
      const file = `${SYSTEM_ASSETS_PATH}${folder}${symbol.files[0]}.defs`;
      this.source.warn(`${place}: #${id} is drawn here; a watch needs the import of ${file}`);
    }
    if (symbol.isRemoved)
      this.source.warn(`${place}: #${id} is drawn here; a watch has it no longer since Fitbit OS 5`);
    return symbol;
  }

  /** What a `<link rel="import">` puts in its place: the roots of its file that have something to draw. */
  rootsToPlace(link: SourceElement, known = new Map<SourceElement, boolean>()): readonly SourceElement[] {
    if (link.attributes.get('rel') !== 'import') return [];
    const roots = this.importedRoots.get(this.findLinked(link)) ?? [];
    return roots.filter((root) => this.isPlaced(root, known));
  }

  /**
   * Whether an imported root is an element with an id or with content, and not only definitions. `known`: of those
   * that were looked at; files that import others twice each would be looked at without end.
   */
  private isPlaced(root: SourceElement, known: Map<SourceElement, boolean>): boolean {
    if (!isDrawn(root.tag) || root.tag === 'symbol') return false;
    const before = known.get(root);
    if (before !== undefined) return before;
    if (!isContainer(root.tag) || root.attributes.has('id')) return true;
    // Containing itself is no content.
    known.set(root, false);
    const hasContent = root.children.some((child) =>
      child.tag === 'link'
        ? this.rootsToPlace(child, known).length > 0
        : isDrawn(child.tag) && child.tag !== 'symbol',
    );
    known.set(root, hasContent);
    return hasContent;
  }

  private visit(element: SourceElement, place: { isInDefs: boolean }): void {
    if (element.tag === 'link') this.followLink(element);
    else this.define(element, place);
    for (const child of element.children) this.visit(child, { isInDefs: element.tag === 'defs' });
  }

  private define(element: SourceElement, { isInDefs }: { isInDefs: boolean }): void {
    // Here too, because nothing is made of what is in `defs`.
    if (!isKnownTag(element.tag))
      this.source.warn(`${locationOf(element)}: the watch has no element <${element.tag}>`);
    if (isInDefs && element.tag === 'mask') this.masks.push(element);
    const id = element.attributes.get('id');
    if (id !== undefined && (element.tag === 'symbol' || (isInDefs && isContainer(element.tag)))) {
      this.symbols.set(id, element);
    }
  }

  /** The path of the file that a link means, of the first possible one where there is none. */
  private findLinked(link: SourceElement): string {
    const href = link.attributes.get('href') ?? '';
    if (href.startsWith(SYSTEM_ASSETS_PATH)) return href;
    const paths = resolveLinkedPaths(link.file, href);
    return paths.find((path) => this.source.files.has(path)) ?? paths[0] ?? '';
  }

  private followLink(link: SourceElement): void {
    const href = link.attributes.get('href') ?? '';
    const place = locationOf(link);
    const rel = link.attributes.get('rel');
    const isSystem = href.startsWith(SYSTEM_ASSETS_PATH);
    const path = this.findLinked(link);
    if (this.linkedPaths.has(path)) return;
    if (this.depth > MAX_IMPORT_DEPTH) {
      this.source.warn(`${place}: imports of more than ${MAX_IMPORT_DEPTH} levels; this one is left out`);
      return;
    }
    this.linkedPaths.add(path);
    if (isSystem) {
      this.systemFiles.add(systemFileNameOf(href));
      if (!isSystemFile(href)) this.source.warn(`${place}: the watch has no file "${href}"`);
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
