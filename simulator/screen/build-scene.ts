import { isAnimation } from './animation-spec';
import type { Definitions } from './definitions';
import { isDrawn, isKnownTag, isText } from './element-schema';
import { findDescendant } from './element-search';
import { describeMistake, isKnownAttribute, isPropertyName } from './properties';
import type { PropertyName } from './property-table';
import { type ResolvedSymbols, resolveSymbols } from './resolve-symbols';
import { SceneNode } from './scene-node';
import { limitText, MAX_DEPTH, MAX_ELEMENTS, MAX_MASKS } from './view-limits';
import { collapseSpaces, locationOf, type SourceElement } from './view-source';
import { isOfSystem } from './widgets/system-files';
import { widgetKindOf } from './widgets/widget-kinds';

/** What an element was made from, to make it again. */
interface NodeOrigin {
  source: SourceElement;
  enclosing: readonly SourceElement[];
}

const NO_SYMBOLS: ResolvedSymbols = { symbols: [], isComplete: true };

/**
 * Makes the elements of a view's file. Each `use` gets the children of its symbol, an import outside of `defs` is
 * replaced by the roots of its file, and masks stay elements in `defs`, too.
 */
export function buildScene(
  root: SourceElement,
  definitions: Definitions,
  warn: (text: string) => void,
): SceneNode {
  return new SceneBuilder(root, definitions, warn).build();
}

class SceneBuilder {
  private elementCount = 0;
  private depth = 0;
  private maskCount = 0;
  private maskedCount = 0;
  private readonly builtMasks = new Set<SourceElement>();
  private readonly usesMadeFrom = new WeakMap<SceneNode, NodeOrigin>();
  /** Ids before a `<set>` replaced them: later ones may still use them. */
  private readonly formerIds = new Map<SceneNode, string>();

  constructor(
    private readonly root: SourceElement,
    private readonly definitions: Definitions,
    private readonly warn: (text: string) => void,
  ) {}

  build(): SceneNode {
    const { root } = this;
    const scene = this.buildNode(root, [root]);
    const importedMasks = this.buildDefs(
      this.definitions.masks.filter((mask) => !this.builtMasks.has(mask)),
      locationOf(root),
      [root],
    );
    if (importedMasks) scene.append(importedMasks);
    return scene;
  }

  /** `enclosing`: symbols and imported roots that this element is part of, to notice one that contains itself. */
  private buildNode(source: SourceElement, enclosing: readonly SourceElement[]): SceneNode {
    const node = new SceneNode(source.tag, source.attributes.get('id') ?? '', locationOf(source));
    if (source.tag === 'mask') this.builtMasks.add(source);
    if (source.tag === 'use') this.usesMadeFrom.set(node, { source, enclosing });
    const { symbols, isComplete } =
      source.tag === 'use' ? resolveSymbols(source, enclosing, this.definitions, this.warn) : NO_SYMBOLS;
    node.lacksSymbol = !isComplete;
    const system = symbols.filter((symbol) => isOfSystem(symbol.file)).at(-1);
    if (system) node.widget = widgetKindOf(system.attributes.get('id') ?? '');
    node.symbolIds = symbols
      .filter((symbol) => !isOfSystem(symbol.file))
      .map((symbol) => symbol.attributes.get('id') ?? '');
    const layers = [...symbols, source];
    for (const layer of layers) this.setAttributes(node, layer, { isOwn: layer === source });
    for (const layer of layers) {
      const inside = layer === source ? enclosing : [...enclosing, ...symbols];
      for (const child of layer.children) {
        if (isReplaced(child, layer, layers)) continue;
        for (const made of this.buildChildren(child, inside)) node.append(made);
      }
      const sets = layer.children.filter((child) => child.tag === 'set' && !isAnimation(child));
      for (const set of [...sets.filter(setsSymbol), ...sets.filter((each) => !setsSymbol(each))])
        this.applySet(node, set, { isComplete });
    }
    return node;
  }

  private buildChildren(source: SourceElement, enclosing: readonly SourceElement[]): SceneNode[] {
    if (source.tag === 'link') return this.buildImport(source, enclosing);
    const made =
      source.tag === 'defs'
        ? this.buildDefs(
            source.children.filter((child) => child.tag === 'mask'),
            locationOf(source),
            enclosing,
          )
        : this.buildChildNode(source, enclosing);
    return made ? [made] : [];
  }

  private buildImport(link: SourceElement, enclosing: readonly SourceElement[]): SceneNode[] {
    return this.definitions.rootsToPlace(link).flatMap((placed) => {
      if (enclosing.includes(placed)) {
        this.warn(`${locationOf(link)}: <link href="${link.attributes.get('href')}"> contains itself`);
        return [];
      }
      return this.buildChildNode(placed, [...enclosing, placed]) ?? [];
    });
  }

  /** An element that is not drawn, with the masks of a `defs`; undefined where there are none. */
  private buildDefs(
    masks: readonly SourceElement[],
    location: string,
    enclosing: readonly SourceElement[],
  ): SceneNode | undefined {
    const made = masks.flatMap((mask) => this.buildChildNode(mask, enclosing) ?? []);
    if (made.length === 0) return undefined;
    const defs = new SceneNode('defs', '', location);
    for (const mask of made) defs.append(mask);
    return defs;
  }

  private buildChildNode(source: SourceElement, enclosing: readonly SourceElement[]): SceneNode | undefined {
    if (!isKnownTag(source.tag)) this.warn(`${locationOf(source)}: the watch has no element <${source.tag}>`);
    if (source.tag === 'symbol') return undefined;
    if (!isDrawn(source.tag) && source.tag !== 'var' && !isAnimation(source)) return undefined;
    if (this.elementCount >= MAX_ELEMENTS || this.depth >= MAX_DEPTH) {
      this.warn(
        `${this.root.file}: more than ${MAX_ELEMENTS} elements or ${MAX_DEPTH} levels; the rest is left out`,
      );
      return undefined;
    }
    if (source.tag === 'mask' && ++this.maskCount > MAX_MASKS) {
      this.warn(`${this.root.file}: more than ${MAX_MASKS} masks; the rest is left out`);
      return undefined;
    }
    this.elementCount++;
    this.depth++;
    const node = this.buildNode(source, enclosing);
    this.depth--;
    return node;
  }

  private setAttributes(node: SceneNode, source: SourceElement, { isOwn }: { isOwn: boolean }): void {
    for (const [name, value] of source.attributes) {
      if (!isKnownAttribute(source.tag, name)) {
        this.warn(`${locationOf(source)}: <${source.tag}> has no attribute "${name}"`);
      }
      if (isPropertyName(name)) this.warnAboutMistake(name, value, locationOf(source));
      if (!isPropertyName(name) || name === 'id' || (!isOwn && name === 'href')) continue;
      if (name === 'mask' && ++this.maskedCount > MAX_MASKS) {
        this.warn(`${this.root.file}: more than ${MAX_MASKS} elements with a mask; the rest has none`);
        continue;
      }
      // Stylesheets of the app change what is in a widget of the watch's.
      node.setProperty(isOwn && !isOfSystem(source.file) ? 'view' : 'symbol', name, value);
    }
    node.type = source.attributes.get('type') ?? node.type;
    if (isText(source.tag) && source.text !== '') {
      const text = source.tag === 'text' ? collapseSpaces(source.text) : source.text;
      node.setProperty('view', 'text-buffer', limitText(text, locationOf(source), this.warn));
    } else if (source.text.trim() !== '')
      this.warn(`${locationOf(source)}: text outside of <text> and <textarea> is not drawn`);
  }

  private warnAboutMistake(name: PropertyName, value: string, location: string): void {
    const mistake = describeMistake(name, value);
    if (mistake) this.warn(`${location}: ${mistake}`);
  }

  /** `isComplete`: whether all symbols were found, so that a missing target is worth a warning. */
  private applySet(node: SceneNode, set: SourceElement, { isComplete }: { isComplete: boolean }): void {
    const href = set.attributes.get('href');
    const name = set.attributes.get('attributeName');
    const to = set.attributes.get('to');
    const target = href === undefined ? node : this.findSetTarget(node, href);
    if (!target || name === undefined) {
      if (isComplete)
        this.warn(
          `${locationOf(set)}: <set href="${href ?? ''}" attributeName="${name ?? ''}">: nothing to set`,
        );
      return;
    }
    if (to === undefined) {
      this.warn(`${locationOf(set)}: <set attributeName="${name}"> without "to"`);
      return;
    }
    if (!isKnownAttribute(target.tag, name))
      this.warn(`${locationOf(set)}: <set attributeName="${name}">: <${target.tag}> has no such attribute`);
    if (!isPropertyName(name)) return;
    this.warnAboutMistake(name, to, locationOf(set));
    const value = name === 'text-buffer' ? limitText(to, locationOf(set), this.warn) : to;
    if (name === 'id') {
      this.formerIds.set(target, target.id);
      target.id = value;
    } else if (name === 'type') target.type = value;
    else if (name === 'href' && target.tag === 'use') this.replaceSymbol(target, value);
    else target.setProperty('set', name, value);
  }

  /** Makes a `use` again, of another symbol. */
  private replaceSymbol(use: SceneNode, href: string): void {
    const origin = this.usesMadeFrom.get(use);
    if (!origin || !use.parent) return;
    const attributes = new Map(origin.source.attributes).set('href', href);
    const remade = this.buildChildNode({ ...origin.source, attributes }, origin.enclosing);
    if (remade) use.replaceWith(remade);
  }

  /** Follows `text`, `#text` or `group/copy`: each step is an id, or without `#` an id or else a tag. */
  private findSetTarget(from: SceneNode, path: string): SceneNode | undefined {
    let node: SceneNode | undefined = from;
    for (const step of path.split('/')) {
      const name = step.replace(/^#/, '');
      const byTag = step === name;
      node =
        node &&
        (findDescendant(node, (each) => each.id === name) ??
          findDescendant(node, (each) => this.formerIds.get(each) === name) ??
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
