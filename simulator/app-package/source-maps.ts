import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import { strFromU8 } from 'fflate';

/** A position in a file; `line` counts from 1, and so does `column`, which is undefined where it is not known. */
export interface SourcePosition {
  file: string;
  line: number;
  column: number | undefined;
}

/**
 * Leads from a bundle to the author's sources. A map is parsed at its first use; one that cannot be read counts as
 * absent.
 */
export class SourceMaps {
  private readonly parsed = new Map<string, TraceMap | undefined>();

  /** `files`: the maps by their path inside the package, `sourceMaps/companion/companion.js.map`. */
  constructor(private readonly files: ReadonlyMap<string, Uint8Array>) {}

  /**
   * The source of a position in a bundle; undefined where it is not known. `component`: `device/atlas`, `companion`.
   */
  find(component: string, { file, line, column }: SourcePosition): SourcePosition | undefined {
    const map = this.readMap(`sourceMaps/${component}/${file}.map`);
    if (!map || line < 1 || (column !== undefined && column < 1)) return undefined;
    // Without a column, the first segment of the line: 1 finds the next one where none begins there.
    const bias = column === undefined ? 1 : -1;
    try {
      const found = originalPositionFor(map, { line, column: (column ?? 1) - 1, bias });
      if (!found.source) return undefined;
      return { file: found.source, line: found.line, column: column && found.column + 1 };
    } catch {
      return undefined;
    }
  }

  private readMap(path: string): TraceMap | undefined {
    if (this.parsed.has(path)) return this.parsed.get(path);
    const map = parseMap(this.files.get(path));
    this.parsed.set(path, map);
    return map;
  }
}

/** The map without the sources' texts, which nobody reads. */
function parseMap(bytes: Uint8Array | undefined): TraceMap | undefined {
  if (!bytes) return undefined;
  try {
    return new TraceMap({ ...JSON.parse(strFromU8(bytes)), sourcesContent: undefined });
  } catch {
    return undefined;
  }
}
