import type { SceneNode } from '../../scene-node';
import { boxesOf, isDisplayed, variableOf } from '../widget-parts';

const ITEM = 'tile-list-item';

const orders = new WeakMap<SceneNode, SceneNode[]>();
/** The tile of a list that a finger carries, and how far from its place, in pixels. */
const carried = new WeakMap<SceneNode, { tile: SceneNode; y: number }>();

/** The tiles of a static list as they are drawn. Look-ups keep the order of the view, as on a watch. */
export function tilesOf(list: SceneNode): SceneNode[] {
  return orders.get(list) ?? boxesOf(list);
}

/** Puts a tile of a list at another position of the drawn order. */
export function moveTile(list: SceneNode, tile: SceneNode, position: number): void {
  const others = tilesOf(list).filter((each) => each !== tile);
  others.splice(Math.min(Math.max(0, position), others.length), 0, tile);
  orders.set(list, others);
  list.requestArrange();
}

/** Whether a long press lifts the tiles of a list: unless its `reorder-enabled` is 0. */
export function isReorderEnabled(list: SceneNode): boolean {
  const isSaid = list.children.some(({ tag, id }) => tag === 'var' && id === 'reorder-enabled');
  return !isSaid || variableOf(list, 'reorder-enabled') !== 0;
}

/** A finger that stayed at this height of a list lifts the tile there. Returns whether there is one. */
export function liftTile(list: SceneNode, y: number): boolean {
  const isThere = (tile: SceneNode): boolean =>
    isDisplayed(tile) && y >= tile.dimension('y') && y < tile.dimension('y') + tile.dimension('height');
  const tile = tilesOf(list).find(isThere);
  if (tile?.widget?.name !== ITEM || !isReorderEnabled(list)) return false;
  carried.set(list, { tile, y: 0 });
  tile.setProperty('widget', 'layer', '1');
  return true;
}

export const isCarrying = (list: SceneNode): boolean => carried.has(list);

/** Moves the carried tile by `dy` pixels. Beyond the half of a neighbour the two change places. */
export function carryTile(list: SceneNode, dy: number): void {
  const held = carried.get(list);
  if (!held) return;
  held.y += dy;
  const direction = Math.sign(held.y);
  for (;;) {
    const tiles = tilesOf(list);
    const shown = tiles.filter(isDisplayed);
    const neighbour = shown[shown.indexOf(held.tile) + direction];
    if (direction === 0 || neighbour?.widget?.name !== ITEM) break;
    if (held.y * direction <= neighbour.dimension('height') / 2) break;
    moveTile(list, held.tile, tiles.indexOf(neighbour));
    held.y -= direction * (neighbour.dimension('height') + variableOf(list, 'separator-height-bottom'));
  }
  list.requestArrange();
}

/** Call after the tiles were placed. */
export function placeCarriedTile(list: SceneNode): void {
  const held = carried.get(list);
  held?.tile.setDimension('y', held.tile.dimension('y') + held.y);
}

/** The finger was lifted. */
export function dropTile(list: SceneNode): void {
  carried.get(list)?.tile.setProperty('widget', 'layer', undefined);
  carried.delete(list);
  list.requestArrange();
}
