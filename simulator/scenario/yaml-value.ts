import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import { UsageError } from '../client/usage-error';
import { findDeepYaml, MAX_YAML_DEPTH } from './yaml-depth';

/** A scenario is wrong. The message is one line that begins with file, line and column. */
export class ScenarioError extends UsageError {
  override name = 'ScenarioError';
}

/** Where a value is in its file. */
export interface SourceFile {
  path: string;
  lineCounter: LineCounter;
  /** The node that each alias stands for. */
  targets: ReadonlyMap<Alias, Node>;
  /** The values that were read through aliases. */
  aliasedCount: number;
}

/** Aliases of aliases make millions of values of a small file. */
const MAX_ALIASED_VALUES = 10_000;

/** A value of a YAML file, and where it is. */
export class YamlValue {
  private readonly node: Node;
  private readonly isAliased: boolean;

  constructor(
    private readonly file: SourceFile,
    private readonly ownNode: Node,
    isWithinAlias = false,
  ) {
    this.isAliased = isWithinAlias || isAlias(ownNode);
    if (this.isAliased && ++file.aliasedCount > MAX_ALIASED_VALUES)
      this.fail(`the aliases up to here stand for more than ${MAX_ALIASED_VALUES} values`);
    this.node = isAlias(ownNode) ? (file.targets.get(ownNode) ?? ownNode) : ownNode;
  }

  /** `FILE:LINE:COLUMN` */
  get place(): string {
    return locate(this.file, this.ownNode.range?.[0] ?? 0);
  }

  /** A text, a number, true, false or null; undefined for a list or a map. */
  get scalar(): string | number | boolean | bigint | null | undefined {
    // The core schema of YAML has no others.
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
    const names = new Set<string | undefined>();
    // What is read from a text has nodes only.
    return this.node.items.map(({ key: ownKey, value }) => {
      const key = this.valueOf(ownKey as Node);
      if (key.text !== undefined && names.has(key.text)) key.fail('Map keys must be unique');
      names.add(key.text);
      return { key, value: this.valueOf((value ?? ownKey) as Node) };
    });
  }

  fail(problem: string): never {
    throw new ScenarioError(`${this.place}: ${problem}`);
  }

  private valueOf(node: Node): YamlValue {
    return new YamlValue(this.file, node, this.isAliased);
  }
}

/** Reads a YAML file with one document. Throws a ScenarioError. */
export function parseYaml(path: string, text: string): YamlValue {
  const deepLine = findDeepYaml(text);
  if (deepLine !== undefined)
    throw new ScenarioError(`${path}:${deepLine}: lists and maps of more than ${MAX_YAML_DEPTH} levels`);
  const lineCounter = new LineCounter();
  // The library compares each key with each: `pairs` looks for equal ones.
  const document = parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: false });
  const file: SourceFile = { path, lineCounter, targets: findTargets(document), aliasedCount: 0 };
  const [problem] = [...document.errors, ...document.warnings];
  if (problem) {
    const [line = ''] =
      problem.code === 'MULTIPLE_DOCS' ? ['only one document is allowed'] : problem.message.split('\n');
    throw new ScenarioError(`${locate(file, problem.pos[0])}: ${line}`);
  }
  if (!document.contents) throw new ScenarioError(`${path}:1:1: the file is empty`);
  return new YamlValue(file, document.contents);
}

/** The library's own `resolve` walks through the document for each alias. */
function findTargets(document: Document): Map<Alias, Node> {
  const anchored = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  visit(document, {
    Node(_key, node) {
      if (isAlias(node)) {
        const target = anchored.get(node.source);
        if (target) targets.set(node, target);
      } else if (node.anchor !== undefined) anchored.set(node.anchor, node);
    },
  });
  return targets;
}

function locate({ path, lineCounter }: SourceFile, offset: number): string {
  const { line, col } = lineCounter.linePos(offset);
  return `${path}:${line}:${col}`;
}
