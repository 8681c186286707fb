import { isAnimation } from './animation-spec';
import type { Definitions } from './definitions';
import { isDrawn, isKnownTag, isText } from './element-schema';
import { findDescendant } from './element-search';
import { describeMistake, isKnownAttribute, isPropertyName } from './properties';
import type { PropertyName } from './property-table';
import { SceneNode } from './scene-node';
import { limitText, MAX_DEPTH, MAX_ELEMENTS, MAX_MASKS } from './view-limits';
import { collapseSpaces, type SourceElement } from './view-source';
import { isOfSystem } from './widgets/system-files';
import { widgetKindOf } from './widgets/widget-kinds';

interface ResolvedSymbols {
  symbols: readonly SourceElement[];
  isComplete: boolean;
}

const NO_SYMBOLS: ResolvedSymbols = { symbols: [], isComplete: true };

/** What an element was made from, to make it again. */
interface NodeOrigin {
  source: SourceElement;
  enclosing: readonly SourceElement[];
}

/**
 * Makes the elements of a view's file. Each `use` gets the children of its symbol, an import outside of `defs` is
 * replaced by the roots of its file, and masks stay elements in `defs`, too.
 */
export function buildScene(
  root: SourceElement,
  definitions: Definitions,
  warn: (text: string) => void,
): SceneNode {
  let elementCount = 0;
  let depth = 0;
  let maskCount = 0;
  let maskedCount = 0;
  const builtMasks = new Set<SourceElement>();
  const usesMadeFrom = new WeakMap<SceneNode, NodeOrigin>();
  /** Ids before a `<set>` replaced them: later ones may still use them. */
  const formerIds = new Map<SceneNode, string>();
  const scene = buildNode(root, [root]);
  const importedMasks = buildDefs(
    definitions.masks.filter((mask) => !builtMasks.has(mask)),
    locationOf(root),
    [root],
  );
  if (importedMasks) scene.append(importedMasks);
  return scene;

  /** `enclosing`: symbols and imported roots that this element is part of, to notice one that contains itself. */
  function buildNode(source: SourceElement, enclosing: readonly SourceElement[]): SceneNode {
    const node = new SceneNode(source.tag, source.attributes.get('id') ?? '', locationOf(source));
    if (source.tag === 'mask') builtMasks.add(source);
    if (source.tag === 'use') usesMadeFrom.set(node, { source, enclosing });
    const { symbols, isComplete } = source.tag === 'use' ? resolveSymbols(source, enclosing) : NO_SYMBOLS;
    node.lacksSymbol = !isComplete;
    const system = symbols.filter((symbol) => isOfSystem(symbol.file)).at(-1);
    if (system) node.widget = widgetKindOf(system.attributes.get('id') ?? '');
    node.symbolIds = symbols
      .filter((symbol) => !isOfSystem(symbol.file))
      .map((symbol) => symbol.attributes.get('id') ?? '');
    const layers = [...symbols, source];
    for (const layer of layers) setAttributes(node, layer, layer === source);
    for (const layer of layers) {
      const inside = layer === source ? enclosing : [...enclosing, ...symbols];
      for (const child of layer.children) {
        if (isReplaced(child, layer, layers)) continue;
        for (const made of buildChildren(child, inside)) node.append(made);
      }
      const sets = layer.children.filter((child) => child.tag === 'set' && !isAnimation(child));
      for (const set of [...sets.filter(setsSymbol), ...sets.filter((each) => !setsSymbol(each))])
        applySet(node, set, isComplete);
    }
    return node;
  }

  function buildChildren(source: SourceElement, enclosing: readonly SourceElement[]): SceneNode[] {
    if (source.tag === 'link') return buildImport(source, enclosing);
    const made =
      source.tag === 'defs'
        ? buildDefs(
            source.children.filter((child) => child.tag === 'mask'),
            locationOf(source),
            enclosing,
          )
        : buildChildNode(source, enclosing);
    return made ? [made] : [];
  }

  function buildImport(link: SourceElement, enclosing: readonly SourceElement[]): SceneNode[] {
    return definitions.rootsToPlace(link).flatMap((placed) => {
      if (enclosing.includes(placed)) {
        warn(`${locationOf(link)}: <link href="${link.attributes.get('href')}"> contains itself`);
        return [];
      }
      return buildChildNode(placed, [...enclosing, placed]) ?? [];
    });
  }

  /** An element that is not drawn, with the masks of a `defs`; undefined where there are none. */
  function buildDefs(
    masks: readonly SourceElement[],
    location: string,
    enclosing: readonly SourceElement[],
  ): SceneNode | undefined {
    const made = masks.flatMap((mask) => buildChildNode(mask, enclosing) ?? []);
    if (made.length === 0) return undefined;
    const defs = new SceneNode('defs', '', location);
    for (const mask of made) defs.append(mask);
    return defs;
  }

  function buildChildNode(source: SourceElement, enclosing: readonly SourceElement[]): SceneNode | undefined {
    if (!isKnownTag(source.tag)) warn(`${locationOf(source)}: the watch has no element <${source.tag}>`);
    if (source.tag === 'symbol') return undefined;
    if (!isDrawn(source.tag) && source.tag !== 'var' && !isAnimation(source)) return undefined;
    if (elementCount >= MAX_ELEMENTS || depth >= MAX_DEPTH) {
      warn(`${root.file}: more than ${MAX_ELEMENTS} elements or ${MAX_DEPTH} levels; the rest is left out`);
      return undefined;
    }
    if (source.tag === 'mask' && ++maskCount > MAX_MASKS) {
      warn(`${root.file}: more than ${MAX_MASKS} masks; the rest is left out`);
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
      if (isPropertyName(name)) warnAboutMistake(name, value, locationOf(source));
      if (!isPropertyName(name) || name === 'id' || (!isOwn && name === 'href')) continue;
      if (name === 'mask' && ++maskedCount > MAX_MASKS) {
        warn(`${root.file}: more than ${MAX_MASKS} elements with a mask; the rest has none`);
        continue;
      }
      // Stylesheets of the app change what is in a widget of the watch's.
      node.setProperty(isOwn && !isOfSystem(source.file) ? 'view' : 'symbol', name, value);
    }
    node.type = source.attributes.get('type') ?? node.type;
    if (isText(source.tag) && source.text !== '') {
      const text = source.tag === 'text' ? collapseSpaces(source.text) : source.text;
      node.setProperty('view', 'text-buffer', limitText(text, locationOf(source), warn));
    } else if (source.text.trim() !== '')
      warn(`${locationOf(source)}: text outside of <text> and <textarea> is not drawn`);
  }

  function warnAboutMistake(name: PropertyName, value: string, location: string): void {
    const mistake = describeMistake(name, value);
    if (mistake) warn(`${location}: ${mistake}`);
  }

  /** The symbol of a `use` and the symbols that it extends, the base first; incomplete where one is missing. */
  function resolveSymbols(use: SourceElement, enclosing: readonly SourceElement[]): ResolvedSymbols {
    const chain: SourceElement[] = [];
    let isComplete = true;
    let from = use;
    for (;;) {
      const href = from.attributes.get('href');
      if (href === undefined) break;
      const id = href.replace(/^#/, '');
      const symbol =
        definitions.symbols.get(id) ?? definitions.findSystemSymbol(id, locationOf(from))?.source;
      if (!symbol) {
        warn(`${locationOf(from)}: <${from.tag} href="${href}">: no such symbol`);
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
    const to = set.attributes.get('to');
    const target = href === undefined ? node : findSetTarget(node, href);
    if (!target || name === undefined) {
      if (isComplete)
        warn(`${locationOf(set)}: <set href="${href ?? ''}" attributeName="${name ?? ''}">: nothing to set`);
      return;
    }
    if (to === undefined) {
      warn(`${locationOf(set)}: <set attributeName="${name}"> without "to"`);
      return;
    }
    if (!isKnownAttribute(target.tag, name))
      warn(`${locationOf(set)}: <set attributeName="${name}">: <${target.tag}> has no such attribute`);
    if (!isPropertyName(name)) return;
    warnAboutMistake(name, to, locationOf(set));
    const value = name === 'text-buffer' ? limitText(to, locationOf(set), warn) : to;
    if (name === 'id') {
      formerIds.set(target, target.id);
      target.id = value;
    } else if (name === 'type') target.type = value;
    else if (name === 'href' && target.tag === 'use') replaceSymbol(target, value);
    else target.setProperty('set', name, value);
  }

  /** Makes a `use` again, of another symbol. */
  function replaceSymbol(use: SceneNode, href: string): void {
    const origin = usesMadeFrom.get(use);
    if (!origin || !use.parent) return;
    const attributes = new Map(origin.source.attributes).set('href', href);
    const remade = buildChildNode({ ...origin.source, attributes }, origin.enclosing);
    if (remade) use.replaceWith(remade);
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
          findDescendant(node, (each) => formerIds.get(each) === name) ??
          (byTag ? findDescendant(node, (each) => each.tag === name) : undefined));
    }
    return node;
  }
}

/**
 * Whether a part of the watch's own symbol gives way to one of the same id in an app's symbol that extends it: authors
 * give a `scrollview-header` a `text` of their own, and set that.
 */
function isReplaced(child: SourceElement, layer: SourceElement, layers: readonly SourceElement[]): boolean {
  const id = child.attributes.get('id');
  if (id === undefined || !isOfSystem(layer.file)) return false;
  const isOwn = (other: SourceElement): boolean => other.tag === 'symbol' && !isOfSystem(other.file);
  return layers.some(
    (other) => isOwn(other) && other.children.some((each) => each.attributes.get('id') === id),
  );
}

/** Whether a `<set>` may choose the symbol of a `use`, which comes before what is set inside. */
function setsSymbol(set: SourceElement): boolean {
  return set.attributes.get('attributeName') === 'href';
}

function locationOf(source: SourceElement): string {
  return `${source.file}:${source.line}`;
}
