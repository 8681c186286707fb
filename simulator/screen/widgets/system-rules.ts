import { classesOf } from '../element-search';
import type { SceneNode } from '../scene-node';
import type { StyleRule } from '../stylesheet';
import { findSystemClass, findSystemSymbol } from './system-files';

const NO_RULES: readonly StyleRule[] = [];

/** The watch's own rules that may match an element: those of its classes, and of the widget it is or is part of. */
export function systemRulesFor(node: SceneNode): readonly StyleRule[] {
  const ofClasses = node.ownValue('class') === undefined ? NO_RULES : classesOf(node).flatMap(ruleOf);
  const ofWidget = rulesOfWidget(node);
  if (ofWidget.length === 0) return ofClasses;
  return [...ofClasses, ...ofWidget];
}

function ruleOf(name: string): readonly StyleRule[] {
  const rule = findSystemClass(name);
  return rule ? [rule] : NO_RULES;
}

/** A widget's parts are few levels below it. */
const MAX_PART_DEPTH = 3;

function rulesOfWidget(node: SceneNode): readonly StyleRule[] {
  let up: SceneNode | undefined = node;
  for (let depth = 0; up && depth < MAX_PART_DEPTH; depth++) {
    if (up.widget) return findSystemSymbol(up.widget.name)?.rules ?? NO_RULES;
    up = up.parent;
  }
  return NO_RULES;
}
