import { describeNode, type SceneNode, type WidgetKind } from '../../scene-node';
import type { ScreenContext } from '../../screen-context';
import { boxesOf, isDisplayed, variableOf } from '../widget-parts';
import { SCROLLING, settleAtTop, stackItems } from './scrolling';
import {
  carryTile,
  dropTile,
  isCarrying,
  isReorderEnabled,
  liftTile,
  placeCarriedTile,
  tilesOf,
} from './tile-order';
import { isVirtual, VirtualList, virtualListOf } from './virtual-list';

/** What a tile without a height gets here. On a watch it may not be shown. */
const DEFAULT_TILE_HEIGHT_PX = 80;

/** Tiles of the pool that a list without a delegate has. */
const RECOMMENDED_POOL_SIZE = 15;

function giveHeight(tile: SceneNode, context: ScreenContext): void {
  if (tile.ownValue('height') !== undefined) return;
  context.warn(
    `${describeNode(tile)}: a tile without a height is ${DEFAULT_TILE_HEIGHT_PX} high here; a watch may not show it`,
  );
  tile.setDimension('height', DEFAULT_TILE_HEIGHT_PX);
}

const tileList: WidgetKind = {
  name: 'tile-list',
  arrange(list, context) {
    warnAboutVariables(list, context);
    if (isVirtual(list)) {
      warnAboutSmallPool(list, context);
      virtualListOf(list).arrange();
      return;
    }
    const tiles = tilesOf(list).filter(isDisplayed);
    stackItems(list, tiles, { gap: variableOf(list, 'separator-height-bottom') });
    placeCarriedTile(list);
  },
  readValue: (list) =>
    isVirtual(list) ? virtualListOf(list).firstVisibleTile : (SCROLLING.readValue?.(list) ?? 0),
  writeValue(list, value) {
    if (isVirtual(list)) virtualListOf(list).scrollTo(value);
    else SCROLLING.writeValue?.(list, value);
  },
  lift: (list, _x, y) => !isVirtual(list) && liftTile(list, y),
  settle(list) {
    const wasCarrying = isCarrying(list);
    dropTile(list);
    if (wasCarrying || variableOf(list, 'align-mode') !== 1) return;
    if (isVirtual(list)) virtualListOf(list).settleAtTop();
    else settleAtTop(list);
  },
  drag(list, dx, dy) {
    if (isCarrying(list)) {
      carryTile(list, dy);
      return true;
    }
    if (!isVirtual(list)) return SCROLLING.drag?.(list, dx, dy) ?? false;
    if (Math.abs(dx) > Math.abs(dy)) return false;
    virtualListOf(list).scrollBy(-dy);
    return true;
  },
};

const VARIABLES: readonly string[] = [
  'align-mode',
  'peek-enabled',
  'reorder-enabled',
  'separator-height-bottom',
  'virtual',
];

function warnAboutVariables(list: SceneNode, context: ScreenContext): void {
  for (const { tag, id, location } of list.children) {
    if (tag !== 'var') continue;
    if (!VARIABLES.includes(id))
      context.warn(`${location}: no tile-list is known to have a <var id="${id}">`);
    if (id === 'peek-enabled' && variableOf(list, id) !== 0)
      context.warn(`${location}: peek-enabled has no effect here: tiles do not peek`);
  }
}

function warnAboutSmallPool(list: SceneNode, context: ScreenContext): void {
  for (const pool of VirtualList.poolsOf(list)) {
    const { length } = boxesOf(pool);
    if (length < RECOMMENDED_POOL_SIZE)
      context.warn(
        `${describeNode(pool)}: a pool of ${length} tiles; with fewer than ${RECOMMENDED_POOL_SIZE} a watch may draw some wrongly`,
      );
  }
}

/** A long press on an element. On a watch it lifts the tile of a virtual list, too. */
export function warnAboutReorder(pressed: SceneNode, context: ScreenContext): void {
  for (let up: SceneNode | undefined = pressed; up; up = up.parent) {
    if (up.widget !== tileList) continue;
    if (isVirtual(up) && isReorderEnabled(up))
      context.warn(
        `${describeNode(up)}: on a watch a long press lifts the tile, to be moved; here only tiles of static lists (reorder-enabled 0 turns it off)`,
      );
    return;
  }
}

export const TILE_LIST_KINDS: readonly WidgetKind[] = [
  tileList,
  ...['tile-list-item', 'tile-list-header', 'tile-list-footer'].map((name) => ({
    name,
    arrange: giveHeight,
  })),
];
