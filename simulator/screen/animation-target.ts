import type { AnimationSpec } from './animation-spec';
import { parseLength } from './lengths';
import { describeMistake, isDimension, isKnownAttribute } from './properties';
import type { SceneNode } from './scene-node';

/** Reports an animation of what its element does not have, and values that such a property cannot have. */
export function warnAboutTarget(
  { tag, parent, location }: SceneNode,
  { target, from, to, by }: AnimationSpec,
  warn: (text: string) => void,
): void {
  if (!parent || target.kind === 'unknown') return;
  const values = { from, to, by };
  for (const [attribute, text] of Object.entries(values)) {
    if (text === undefined || text === '') continue;
    const isWrong =
      target.kind === 'transform'
        ? text.split(',').some((part) => !parseLength(part.trim()))
        : isDimension(target.name)
          ? !parseLength(text)
          : describeMistake(target.name, text) !== undefined;
    if (isWrong) warn(`${location}: ${attribute}="${text}" is no value of ${target.name}`);
  }
  if (target.kind === 'transform' && parent.tag !== 'g')
    warn(`${location}: <${tag}> in a <${parent.tag}>: only a <g> has a transform`);
  if (target.kind === 'property' && !isKnownAttribute(parent.tag, target.name))
    warn(`${location}: <${tag}> of "${target.name}": <${parent.tag}> has no such attribute`);
}
