import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { UsageError } from '../client/usage-error';

/** A scenario is wrong. The message is one line that begins with file, line and column. */
export class ScenarioError extends UsageError {
  override name = 'ScenarioError';
}

/** Where a value is in its file. */
export interface SourceFile {
  path: string;
  lineCounter: LineCounter;
  /** The node that an alias stands for. */
  resolve(node: Node): Node;
}

/** A value of a YAML file, and where it is. */
export class YamlValue {
  private readonly node: Node;

  constructor(
    private readonly file: SourceFile,
    private readonly ownNode: Node,
  ) {
    this.node = file.resolve(ownNode);
  }

  /** `FILE:LINE:COLUMN` */
  get place(): string {
    return locate(this.file, this.ownNode.range?.[0] ?? 0);
  }

  /** A text, a number, true, false or null; undefined for a list or a map. */
  get scalar(): string | number | boolean | bigint | null | undefined {
    return isScalar(this.node) ? (this.node.value as string | number | boolean | bigint | null) : undefined;
  }

  /** A text, or a number, true or false as it is written; undefined for anything else. */
  get text(): string | undefined {
    const { node } = this;
    if (!isScalar(node) || node.value === null) return undefined;
    return typeof node.value === 'string' ? node.value : node.source;
  }

  /** The values of a list; undefined where it is none. */
  get items(): YamlValue[] | undefined {
    // What is read from a text has nodes only.
    return isSeq(this.node) ? this.node.items.map((item) => this.valueOf(item as Node)) : undefined;
  }

  /** The pairs of a map; undefined where it is none. */
  get pairs(): { key: YamlValue; value: YamlValue }[] | undefined {
    if (!isMap(this.node)) return undefined;
    return this.node.items.map(({ key, value }) => ({
      key: this.valueOf(key as Node),
      value: this.valueOf((value ?? key) as Node),
    }));
  }

  fail(problem: string): never {
    throw new ScenarioError(`${this.place}: ${problem}`);
  }

  private valueOf(node: Node): YamlValue {
    return new YamlValue(this.file, node);
  }
}

/** Reads a YAML file with one document. Throws a ScenarioError. */
export function parseYaml(path: string, text: string): YamlValue {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const file: SourceFile = {
    path,
    lineCounter,
    resolve: (node) => (isAlias(node) ? (node.resolve(document) ?? node) : node),
  };
  const [problem] = [...document.errors, ...document.warnings];
  if (problem) {
    const [line = ''] =
      problem.code === 'MULTIPLE_DOCS' ? ['only one document is allowed'] : problem.message.split('\n');
    throw new ScenarioError(`${locate(file, problem.pos[0])}: ${line}`);
  }
  if (!document.contents) throw new ScenarioError(`${path}:1:1: the file is empty`);
  return new YamlValue(file, document.contents);
}

function locate({ path, lineCounter }: SourceFile, offset: number): string {
  const { line, col } = lineCounter.linePos(offset);
  return `${path}:${line}:${col}`;
}
