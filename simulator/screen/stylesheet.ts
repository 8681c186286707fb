import { compile, type Options } from 'css-select';
import { type CssNode, generate, parse, type Rule, type Selector } from 'css-tree';
import { findDeepNesting } from '../world/nesting';
import { describeMistake, isKnownAttribute, isPropertyName, isStylesheetProperty } from './properties';
import type { PropertyName } from './property-table';
import type { SceneNode } from './scene-node';
import { MAX_DEPTH, MAX_RULE_PART_LENGTH, MAX_RULES, MAX_STYLESHEET_LENGTH } from './view-limits';

/** One selector with its declarations. */
export interface StyleRule {
  /** As it is written. */
  selector: string;
  matches(node: SceneNode): boolean;
  /** Ids, then classes, then types, each as one digit of a number to base 1000. */
  specificity: number;
  declarations: ReadonlyMap<PropertyName, string>;
  /** Where each declaration stands. */
  locations: ReadonlyMap<PropertyName, string>;
  /** The tags of elements that the rule was applied to. */
  readonly appliedTo: Set<string>;
}

/** The parts of the watch's selectors: type, class, id, and the combinators of `a b` and `a > b`. */
const SELECTOR_PARTS: ReadonlySet<string> = new Set([
  'TypeSelector',
  'ClassSelector',
  'IdSelector',
  'Combinator',
]);

const STRING_OR_COMMENT = /("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|\/\*.*?(?:\*\/|$)/gs;

/** Parses a stylesheet; rules in order, one for each selector of a list. */
export function parseStylesheet(file: string, text: string, warn: (text: string) => void): StyleRule[] {
  const rules: StyleRule[] = [];
  if (text.length > MAX_STYLESHEET_LENGTH) {
    warn(
      `${file}: a stylesheet of ${text.length} characters is ignored; the limit is ${MAX_STYLESHEET_LENGTH}`,
    );
    return rules;
  }
  const deepLine = findDeepNesting(text, MAX_DEPTH);
  if (deepLine !== undefined) {
    warn(`${file}:${deepLine}: brackets of more than ${MAX_DEPTH} levels; the stylesheet is ignored`);
    return rules;
  }
  const sheet = parse(text, {
    positions: true,
    // Standard CSS has no values such as the watch's `50%-10` and `$+4`.
    parseValue: false,
    onParseError: (error) => warn(`${file}:${error.line}: not understood: ${error.message}`),
  });
  if (sheet.type !== 'StyleSheet') return rules;
  for (const node of sheet.children) {
    if (node.type === 'Atrule') warn(`${locationOf(file, node)}: @${node.name} is not known to the watch`);
    if (node.type === 'Rule') rules.push(...parseRule(file, node, warn));
    if (rules.length > MAX_RULES) {
      warn(`${locationOf(file, node)}: more than ${MAX_RULES} rules; the rest is ignored`);
      return rules.slice(0, MAX_RULES);
    }
  }
  return rules;
}

function parseRule(file: string, rule: Rule, warn: (text: string) => void): StyleRule[] {
  const declarations = new Map<PropertyName, string>();
  const locations = new Map<PropertyName, string>();
  for (const node of rule.block.children) {
    if (node.type !== 'Declaration' || isTooLong(file, node.value, 'value', warn)) continue;
    if (isStylesheetProperty(node.property)) {
      const value = unquote(stripComments(generate(node.value)));
      const mistake = describeMistake(node.property, value);
      if (mistake) warn(`${locationOf(file, node)}: ${mistake}`);
      declarations.set(node.property, value);
      locations.set(node.property, locationOf(file, node));
    } else warn(`${locationOf(file, node)}: the watch has no property "${node.property}"`);
    if (node.important) warn(`${locationOf(file, node)}: !important is not known to the watch`);
  }
  if (rule.prelude.type !== 'SelectorList') return [];
  return rule.prelude.children.toArray().flatMap((selector) => {
    if (selector.type !== 'Selector' || isTooLong(file, selector, 'selector', warn)) return [];
    const text = generate(selector);
    const unsupported = selector.children.toArray().find((part) => !isSelectorPart(part));
    if (unsupported) {
      warn(
        `${locationOf(file, selector)}: selector "${text}": the watch knows types, classes, ids, "a b" and "a > b"`,
      );
      return [];
    }
    const matches = compile(withIdsAsWords(selector), selectOptions);
    const specificity = specificityOf(selector);
    return [{ selector: text, matches, specificity, declarations, locations, appliedTo: new Set() }];
  });
}

/** Whether it is ignored, which is reported: the time for reading and matching grows faster than the text. */
function isTooLong(file: string, node: CssNode, part: string, warn: (text: string) => void): boolean {
  const length = node.loc ? node.loc.end.offset - node.loc.start.offset : 0;
  if (length <= MAX_RULE_PART_LENGTH) return false;
  warn(
    `${locationOf(file, node)}: a ${part} of ${length} characters is ignored; the limit is ${MAX_RULE_PART_LENGTH}`,
  );
  return true;
}

function isSelectorPart(part: CssNode): boolean {
  return SELECTOR_PARTS.has(part.type) && !(part.type === 'Combinator' && !/^[\s>]$/.test(part.name));
}

/** A `use` has the ids of its symbols beside its own: `#row text` is `[id~="row"] text`. */
function withIdsAsWords(selector: Selector): string {
  return generate({
    ...selector,
    children: selector.children.map((part) => (part.type === 'IdSelector' ? idAsWord(part.name) : part)),
  });
}

function idAsWord(id: string): CssNode {
  return {
    type: 'AttributeSelector',
    name: { type: 'Identifier', name: 'id' },
    matcher: '~=',
    value: { type: 'String', value: id },
    flags: null,
  };
}

function specificityOf(selector: Selector): number {
  let sum = 0;
  for (const part of selector.children) {
    if (part.type === 'IdSelector') sum += 1_000_000;
    else if (part.type === 'ClassSelector') sum += 1000;
    else if (part.type === 'TypeSelector' && part.name !== '*') sum += 1;
  }
  return sum;
}

/** The parser leaves comments in values, which it does not parse. */
function stripComments(value: string): string {
  return value.replace(STRING_OR_COMMENT, (_match, string: string | undefined) => string ?? '');
}

function unquote(value: string): string {
  return value.trim().replace(/^(["'])(.*)\1$/s, '$2');
}

function locationOf(file: string, node: CssNode): string {
  return `${file}:${node.loc?.start.line ?? 1}`;
}

/**
 * Replaces an element's style layer by the rules that match it. Rules are matched on the finished view, so
 * `#use #child` matches inside a symbol; on a watch it may only do so after `class` was set again. The symbol's own id
 * matches, too, as the tiles of a published app (jchanvfx/LesmillsNZ-FitbitOS) show on its picture. `systemRules`: the
 * watch's own, which any rule of the app outweighs.
 */
export function applyStyle(
  node: SceneNode,
  {
    rules,
    systemRules = [],
    warn,
  }: {
    rules: readonly StyleRule[];
    systemRules?: readonly StyleRule[] | undefined;
    warn(text: string): void;
  },
): void {
  const matching = inOrder(rules, node);
  for (const rule of matching) warnAboutOthers(rule, node, warn);
  const all = systemRules.length === 0 ? matching : [...inOrder(systemRules, node), ...matching];
  node.replaceLayer('style', new Map(all.flatMap((rule) => [...rule.declarations])));
}

/** Reports what a rule gives to an element of a kind that does not have it, once for each kind. */
function warnAboutOthers(rule: StyleRule, { tag }: SceneNode, warn: (text: string) => void): void {
  if (rule.appliedTo.has(tag)) return;
  rule.appliedTo.add(tag);
  for (const [name, location] of rule.locations)
    if (!isKnownAttribute(tag, name)) warn(`${location}: <${tag}> has no property "${name}"`);
}

/** The rules that match, the strongest last. */
function inOrder(rules: readonly StyleRule[], node: SceneNode): StyleRule[] {
  const matching = rules.filter((rule) => rule.matches(node));
  // Sorting is stable: of rules with the same specificity the later wins.
  return matching.sort((a, b) => a.specificity - b.specificity);
}

const selectOptions: Options<SceneNode, SceneNode> = {
  xmlMode: true,
  adapter: {
    isTag: (node): node is SceneNode => node !== undefined,
    existsOne: (test, nodes) => nodes.some((node) => test(node) || hasDescendant(node, test)),
    getAttributeValue: attributeOf,
    getChildren: (node) => node.children,
    getName: (node) => node.tag,
    getParent: (node) => node.parent ?? null,
    getSiblings: (node) => node.parent?.children ?? [node],
    getText: () => '',
    hasAttrib: (node, name) => attributeOf(node, name) !== undefined,
    removeSubsets: (nodes) => nodes,
    findAll: (test, nodes) => nodes.flatMap((node) => selectAll(node, test)),
    findOne: (test, nodes) => nodes.flatMap((node) => selectAll(node, test))[0] ?? null,
  },
};

function attributeOf(node: SceneNode, name: string): string | undefined {
  if (name === 'id') return idsOf(node) || undefined;
  return isPropertyName(name) ? node.ownValue(name) : undefined;
}

function idsOf({ id, symbolIds }: SceneNode): string {
  return symbolIds.length === 0 ? id : `${id} ${symbolIds.join(' ')}`;
}

function hasDescendant(node: SceneNode, matches: (node: SceneNode) => boolean): boolean {
  return node.children.some((child) => matches(child) || hasDescendant(child, matches));
}

function selectAll(node: SceneNode, matches: (node: SceneNode) => boolean): SceneNode[] {
  const found: SceneNode[] = [];
  node.walk((each) => {
    if (matches(each)) found.push(each);
  });
  return found;
}
