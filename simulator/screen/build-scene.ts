import { isAnimation, parseAnimation } from './animation-spec';
import type { Definitions } from './definitions';
import { isDrawn, isKnownTag, isText } from './element-schema';
import { findDescendant } from './element-search';
import { isKnownAttribute, isPropertyName } from './properties';
import { SceneNode } from './scene-node';
import { limitText, MAX_DEPTH, MAX_ELEMENTS } from './view-limits';
import type { SourceElement } from './view-source';

interface ResolvedSymbols {
  symbols: readonly SourceElement[];
  isComplete: boolean;
}

const NO_SYMBOLS: ResolvedSymbols = { symbols: [], isComplete: true };

/** Makes the elements of a view's file; each `use` gets the children of its symbol. */
export function buildScene(
  root: SourceElement,
  definitions: Definitions,
  warn: (text: string) => void,
): SceneNode {
  let elementCount = 0;
  let depth = 0;
  return buildNode(root, []);

  /** `enclosing`: the symbols that this element is part of, to notice one that contains itself. */
  function buildNode(source: SourceElement, enclosing: readonly SourceElement[]): SceneNode {
    const node = new SceneNode(source.tag, source.attributes.get('id') ?? '', locationOf(source));
    const { symbols, isComplete } = source.tag === 'use' ? resolveSymbols(source, enclosing) : NO_SYMBOLS;
    node.lacksSymbol = !isComplete;
    const layers = [...symbols, source];
    for (const layer of layers) setAttributes(node, layer, layer === source);
    for (const layer of layers) {
      for (const child of layer.children) {
        const made = buildChildNode(child, layer === source ? enclosing : [...enclosing, ...symbols]);
        if (made) node.append(made);
      }
      for (const child of layer.children) {
        if (child.tag === 'set' && !isAnimation(child)) applySet(node, child, isComplete);
      }
    }
    if (isAnimation(source)) node.animation = parseAnimation(source, warn);
    return node;
  }

  function buildChildNode(source: SourceElement, enclosing: readonly SourceElement[]): SceneNode | undefined {
    if (!isKnownTag(source.tag)) warn(`${locationOf(source)}: the watch has no element <${source.tag}>`);
    if (source.tag === 'symbol') return undefined;
    if (!isDrawn(source.tag) && source.tag !== 'var' && !isAnimation(source)) return undefined;
    if (elementCount >= MAX_ELEMENTS || depth >= MAX_DEPTH) {
      warn(`${root.file}: more than ${MAX_ELEMENTS} elements or ${MAX_DEPTH} levels; the rest is left out`);
      return undefined;
    }
    elementCount++;
    depth++;
    const node = buildNode(source, enclosing);
    depth--;
    return node;
  }

  function setAttributes(node: SceneNode, source: SourceElement, isOwn: boolean): void {
    for (const [name, value] of source.attributes) {
      if (!isKnownAttribute(source.tag, name)) {
        warn(`${locationOf(source)}: <${source.tag}> has no attribute "${name}"`);
      }
      if (!isPropertyName(name) || name === 'id' || (!isOwn && name === 'href')) continue;
      node.setProperty(isOwn ? 'view' : 'symbol', name, value);
    }
    node.type = source.attributes.get('type') ?? node.type;
    if (source.text === '') return;
    if (isText(source.tag))
      node.setProperty('view', 'text-buffer', limitText(source.text, locationOf(source), warn));
    else warn(`${locationOf(source)}: text outside of <text> and <textarea> is not drawn`);
  }

  /** The symbol of a `use` and the symbols that it extends, the base first; incomplete where one is missing. */
  function resolveSymbols(use: SourceElement, enclosing: readonly SourceElement[]): ResolvedSymbols {
    const chain: SourceElement[] = [];
    let isComplete = true;
    let from = use;
    for (;;) {
      const href = from.attributes.get('href');
      if (href === undefined) break;
      const symbol = definitions.symbols.get(href.replace(/^#/, ''));
      if (!symbol) {
        const own = definitions.lacksSystemSymbols ? "; the watch's own are not here" : '';
        warn(`${locationOf(from)}: <${from.tag} href="${href}">: no such symbol${own}`);
        isComplete = false;
        break;
      }
      if (chain.includes(symbol) || enclosing.includes(symbol)) {
        warn(`${locationOf(from)}: <${from.tag} href="${href}"> contains itself`);
        break;
      }
      chain.unshift(symbol);
      from = symbol;
    }
    return { symbols: chain, isComplete };
  }

  /** `isComplete`: whether all symbols were found, so that a missing target is worth a warning. */
  function applySet(node: SceneNode, set: SourceElement, isComplete: boolean): void {
    const href = set.attributes.get('href');
    const name = set.attributes.get('attributeName');
    const target = href === undefined ? node : findSetTarget(node, href);
    if (!target || name === undefined) {
      if (isComplete)
        warn(`${locationOf(set)}: <set href="${href ?? ''}" attributeName="${name ?? ''}">: nothing to set`);
      return;
    }
    if (isPropertyName(name)) target.setProperty('set', name, set.attributes.get('to') ?? '');
  }
}

function locationOf(source: SourceElement): string {
  return `${source.file}:${source.line}`;
}

/** Follows `text`, `#text` or `group/copy`: each step is an id, or without `#` an id or else a tag. */
function findSetTarget(from: SceneNode, path: string): SceneNode | undefined {
  let node: SceneNode | undefined = from;
  for (const step of path.split('/')) {
    const name = step.replace(/^#/, '');
    const byTag = step === name;
    node =
      node &&
      (findDescendant(node, (each) => each.id === name) ??
        (byTag ? findDescendant(node, (each) => each.tag === name) : undefined));
  }
  return node;
}
