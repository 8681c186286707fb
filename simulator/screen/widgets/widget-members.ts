import { membersOf } from '../../realm/untyped-values';
import { optionsOf } from '../../world/options-of';
import { type ElementProperty, toNativeNumber } from '../element-property';
import type { ElementScreen, ElementWrappers } from '../element-screen';
import { describeNode, type SceneNode } from '../scene-node';
import { ALIGNMENTS, alignItem } from './kinds/scrolling';
import { moveTile, tilesOf } from './kinds/tile-order';
import { isVirtual, type TileDelegate, VirtualList, virtualListOf } from './kinds/virtual-list';
import { isDisplayed } from './widget-parts';

/** The members that a widget has beyond those of any `use`. */
interface WidgetMembers {
  readonly properties: Readonly<Record<string, ElementProperty>>;
  readonly methods: Readonly<Record<string, (node: SceneNode, ...args: unknown[]) => unknown>>;
}

/** Returns undefined where a widget of that name has no members of its own. */
export function createWidgetMembers(
  name: string,
  wrappers: ElementWrappers,
  screen: ElementScreen,
): WidgetMembers | undefined {
  if (TILES.includes(name)) return TILE_MEMBERS;
  if (name === 'tile-list') return createListMembers(wrappers, screen);
  return name.startsWith('combo-button-') ? COMBO_MEMBERS : undefined;
}

const show = (node: SceneNode): void => void node.setProperty('app', 'display', 'inline');
const hide = (node: SceneNode): void => void node.setProperty('app', 'display', 'none');
const enable = (node: SceneNode): void => void node.setProperty('app', 'state', 'enabled');
const disable = (node: SceneNode): void => void node.setProperty('app', 'state', 'disabled');
const COMBO_MEMBERS: WidgetMembers = { properties: {}, methods: { show, hide, enable, disable } };

const TILES: readonly string[] = ['tile-list-item', 'tile-list-header', 'tile-list-footer'];

/** A tile that is removed is hidden, until the list gives it away again. Nothing moves gradually. */
const TILE_MEMBERS: WidgetMembers = {
  properties: {},
  methods: {
    show,
    hide,
    remove: hide,
    align(tile, options) {
      const list = tile.parent;
      if (list?.widget?.name !== 'tile-list') return;
      const { alignment } = optionsOf(options);
      const shown = tilesOf(list).filter(isDisplayed);
      alignItem(list, shown.indexOf(tile), ALIGNMENTS.find((each) => each === alignment) ?? 'top');
    },
  },
};

function createListMembers(wrappers: ElementWrappers, screen: ElementScreen): WidgetMembers {
  const delegates = new WeakMap<SceneNode, unknown>();
  const tiles = tilesOf;
  return {
    properties: {
      delegate: {
        read: (list) => delegates.get(list),
        write(list, value) {
          delegates.set(list, value);
          virtualListOf(list).delegate = createDelegate(list, value, { wrappers, screen });
        },
      },
      length: {
        read: (list) => (isVirtual(list) ? virtualListOf(list).length : tiles(list).length),
        write(list, value) {
          const count = toNativeNumber(value);
          if (!isVirtual(list)) return;
          const virtual = virtualListOf(list);
          if (!virtual.delegate)
            screen.context.warn(`${describeNode(list)}: length is set before delegate, so no tile is drawn`);
          virtual.length = count;
        },
      },
      firstVisibleTile: {
        read: (list) =>
          isVirtual(list) ? virtualListOf(list).firstVisibleTile : list.widget?.readValue?.(list),
      },
      lastVisibleTile: {
        read: (list) => (isVirtual(list) ? virtualListOf(list).lastVisibleTile : tiles(list).length - 1),
      },
    },
    methods: {
      redraw(list) {
        if (isVirtual(list)) virtualListOf(list).redraw();
      },
      updateTile(list, index) {
        if (isVirtual(list)) virtualListOf(list).updateTile(Number(index));
      },
      obtainTile: (list, type) =>
        wrappers.wrap(tiles(list).find((tile) => tile.type === String(type) && !isDisplayed(tile))),
      insertTile(list, tile, index) {
        const node = wrappers.unwrap(tile);
        if (node.parent !== list) throw new TypeError('insertTile takes a tile of the list');
        show(node);
        moveTile(list, node, Math.trunc(Number(index)) || 0);
      },
      getTile: (list, index) =>
        wrappers.wrap(
          isVirtual(list) ? virtualListOf(list).tileAt(Number(index)) : tiles(list)[Number(index)],
        ),
    },
  };
}

/** Calls the app's functions; what they throw is the app's error. */
function createDelegate(
  list: SceneNode,
  delegate: unknown,
  { wrappers, screen }: { wrappers: ElementWrappers; screen: ElementScreen },
): TileDelegate | undefined {
  const { realm, context } = screen;
  if (typeof delegate !== 'object' || delegate === null) return undefined;
  const call = (name: string, ...args: unknown[]): unknown => {
    const method = membersOf(delegate)[name];
    return typeof method === 'function' ? realm.run(() => Reflect.apply(method, delegate, args)) : undefined;
  };
  return {
    getTileInfo(index) {
      const info = call('getTileInfo', index);
      if (typeof info !== 'object' || info === null) {
        context.warn(`${describeNode(list)}: getTileInfo returns no object, so no tile is drawn`);
        return undefined;
      }
      const type = String(membersOf(info).type);
      if (!VirtualList.poolsOf(list).some(({ id }) => id === type))
        context.warn(
          `${describeNode(list)}: getTileInfo returns the type "${type}", which no pool has as its id; here the first pool is taken`,
        );
      return { type, info };
    },
    configureTile(tile, info) {
      call('configureTile', wrappers.wrap(tile), info);
    },
  };
}
