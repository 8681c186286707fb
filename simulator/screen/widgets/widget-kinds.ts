import type { WidgetKind } from '../scene-node';
import { BUTTON_KINDS } from './kinds/buttons';
import { PAGE_KINDS } from './kinds/pages';
import { SCROLL_KINDS } from './kinds/scroll-view';
import { TEXT_KINDS } from './kinds/texts';
import { TILE_LIST_KINDS } from './kinds/tile-list';
import { TUMBLER_KINDS } from './kinds/tumbler';

const KINDS: ReadonlyMap<string, WidgetKind> = new Map(
  [...BUTTON_KINDS, ...TILE_LIST_KINDS, ...SCROLL_KINDS, ...PAGE_KINDS, ...TUMBLER_KINDS, ...TEXT_KINDS].map(
    (kind) => [kind.name, kind],
  ),
);

const plainKinds = new Map<string, WidgetKind>();

/** What a use of one of the watch's own symbols does. Most do nothing by themselves. */
export function widgetKindOf(symbolId: string): WidgetKind {
  let kind = KINDS.get(symbolId) ?? plainKinds.get(symbolId);
  if (!kind) {
    kind = { name: symbolId };
    plainKinds.set(symbolId, kind);
  }
  return kind;
}
