import { isAnimation, readAnimation } from './animation-source';
import type { Definitions } from './definitions';
import { findBelow } from './element-search';
import { SceneNode } from './scene-node';
import type { SourceElement } from './view-source';
import { isDrawn, isKnownAttribute, isKnownTag } from './vocabulary';

interface Symbols {
  symbols: readonly SourceElement[];
  complete: boolean;
}

const NO_SYMBOLS: Symbols = { symbols: [], complete: true };

/** Makes elements of what stands in a view's file: each `use` becomes its symbol's children. */
export function instantiate(
  root: SourceElement,
  definitions: Definitions,
  warn: (text: string) => void,
): SceneNode {
  return build(root, []);

  /** `inside`: the symbols that this element is part of, to notice one that contains itself. */
  function build(source: SourceElement, inside: readonly SourceElement[]): SceneNode {
    const node = new SceneNode(source.tag, source.attributes.get('id') ?? '', placeOf(source));
    const { symbols, complete } = source.tag === 'use' ? symbolsOf(source, inside) : NO_SYMBOLS;
    const layers = [...symbols, source];
    for (const layer of layers) setAttributes(node, layer, layer === source);
    for (const layer of layers) {
      for (const child of layer.children) {
        const made = buildChild(child, layer === source ? inside : [...inside, ...symbols]);
        if (made) node.append(made);
      }
      for (const child of layer.children) {
        if (child.tag === 'set' && !isAnimation(child)) configure(node, child, complete);
      }
    }
    if (isAnimation(source)) node.animation = readAnimation(source, warn);
    return node;
  }

  function buildChild(source: SourceElement, inside: readonly SourceElement[]): SceneNode | undefined {
    if (!isKnownTag(source.tag)) warn(`${placeOf(source)}: the watch has no element <${source.tag}>`);
    if (source.tag === 'symbol') return undefined;
    return isDrawn(source.tag) || source.tag === 'var' || isAnimation(source)
      ? build(source, inside)
      : undefined;
  }

  function setAttributes(node: SceneNode, source: SourceElement, isOwn: boolean): void {
    for (const [name, value] of source.attributes) {
      if (!isKnownAttribute(source.tag, name)) {
        warn(`${placeOf(source)}: <${source.tag}> has no attribute "${name}"`);
      }
      if (name === 'id' || (!isOwn && name === 'href')) continue;
      node.set(isOwn ? 'view' : 'symbol', name, value);
    }
    node.type = source.attributes.get('type') ?? node.type;
    if (source.text === '') return;
    if (source.tag === 'text' || source.tag === 'textarea') node.set('view', 'text-buffer', source.text);
    else warn(`${placeOf(source)}: text outside of <text> and <textarea> is not drawn`);
  }

  /** The symbol of a `use` with what it builds on, the innermost first; incomplete where one is missing. */
  function symbolsOf(use: SourceElement, inside: readonly SourceElement[]): Symbols {
    const chain: SourceElement[] = [];
    let complete = true;
    let from = use;
    for (;;) {
      const href = from.attributes.get('href');
      if (href === undefined) break;
      const symbol = definitions.symbols.get(href.replace(/^#/, ''));
      if (!symbol) {
        const own = definitions.lacksSystemSymbols ? "; the watch's own are not here" : '';
        warn(`${placeOf(from)}: <${from.tag} href="${href}">: no such symbol${own}`);
        complete = false;
        break;
      }
      if (chain.includes(symbol) || inside.includes(symbol)) {
        warn(`${placeOf(from)}: <${from.tag} href="${href}"> contains itself`);
        break;
      }
      chain.unshift(symbol);
      from = symbol;
    }
    return { symbols: chain, complete };
  }

  /** `complete`: whether all that could be set is there, so that it is worth telling that something is not. */
  function configure(node: SceneNode, set: SourceElement, complete: boolean): void {
    const href = set.attributes.get('href');
    const name = set.attributes.get('attributeName');
    const target = href === undefined ? node : findSetTarget(node, href);
    if (!target || name === undefined) {
      if (complete)
        warn(`${placeOf(set)}: <set href="${href ?? ''}" attributeName="${name ?? ''}">: nothing to set`);
      return;
    }
    target.set('set', name, set.attributes.get('to') ?? '');
  }
}

function placeOf(source: SourceElement): string {
  return `${source.file}:${source.line}`;
}

/** Follows `text`, `#text` or `group/copy`: each step an id or, without `#`, else a tag below the one before. */
function findSetTarget(from: SceneNode, path: string): SceneNode | undefined {
  let node: SceneNode | undefined = from;
  for (const step of path.split('/')) {
    const name = step.replace(/^#/, '');
    const byTag = step === name;
    node =
      node &&
      (findBelow(node, (each) => each.id === name) ??
        (byTag ? findBelow(node, (each) => each.tag === name) : undefined));
  }
  return node;
}
