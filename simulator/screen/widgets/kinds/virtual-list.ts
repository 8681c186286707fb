import type { SceneNode } from '../../scene-node';
import { boxesOf, showForWidget, variableOf } from '../widget-parts';

const POOL = 'tile-list-pool';

/** The app's part of a virtual list. */
export interface TileDelegate {
  /** The id of the pool that the tile of an index comes from; and whatever the app wants to hand on. */
  getTileInfo(index: number): { type: string; info: unknown } | undefined;
  configureTile(tile: SceneNode, info: unknown): void;
}

/** Whether a list is filled by the app, tile by tile. */
export function isVirtual(list: SceneNode): boolean {
  return variableOf(list, 'virtual') === 1;
}

const lists = new WeakMap<SceneNode, VirtualList>();

export function virtualListOf(list: SceneNode): VirtualList {
  let virtual = lists.get(list);
  if (!virtual) {
    virtual = new VirtualList(list);
    lists.set(list, virtual);
  }
  return virtual;
}

/** A list that has tiles only for what is seen of it, and uses them again when it scrolls. */
export class VirtualList {
  delegate: TileDelegate | undefined;
  private count = 0;
  /** The tile at the top, and how much of it is scrolled away, in pixels. */
  private first = 0;
  private offset = 0;
  private last = -1;
  private readonly tiles = new Map<number, SceneNode>();
  private isFilling = false;

  constructor(private readonly list: SceneNode) {}

  static poolsOf(list: SceneNode): SceneNode[] {
    return boxesOf(list).filter((box) => box.widget?.name === POOL);
  }

  get length(): number {
    return this.count;
  }

  /** Configures all visible tiles anew, also where the number stays the same. */
  set length(count: number) {
    this.count = Math.max(0, Math.trunc(count));
    this.redraw();
  }

  get firstVisibleTile(): number {
    return this.first;
  }

  get lastVisibleTile(): number {
    return this.last;
  }

  /** The tile that shows an index now. */
  tileAt(index: number): SceneNode | undefined {
    return this.tiles.get(index);
  }

  redraw(): void {
    // The tiles stay where they are, as far as possible: an app may have kept one of them.
    const before = new Map(this.tiles);
    this.tiles.clear();
    this.fill(before);
  }

  /** Configures one tile anew, if it is shown. */
  updateTile(index: number): void {
    const tile = this.tiles.get(index);
    const tileInfo = this.delegate?.getTileInfo(index);
    if (!tile || !tileInfo) return;
    this.delegate?.configureTile(tile, tileInfo.info);
    this.list.requestArrange();
  }

  scrollTo(index: number): void {
    this.first = index;
    this.offset = 0;
    this.fill();
  }

  /** Scrolls the nearest tile to the top. */
  settleAtTop(): void {
    this.scrollTo(this.offset > this.stepOf(this.first) / 2 ? this.first + 1 : this.first);
  }

  /** Moves the tiles up. */
  scrollBy(pixels: number): void {
    this.offset += pixels;
    while (this.offset < 0 && this.first > 0) {
      this.first -= 1;
      this.offset += this.stepOf(this.first);
    }
    while (this.first < this.count - 1 && this.offset >= this.stepOf(this.first)) {
      this.offset -= this.stepOf(this.first);
      this.first += 1;
    }
    this.offset = Math.max(0, this.offset);
    this.fill();
  }

  /** Places the tiles by their heights, and hides those that are not in use. */
  arrange(): void {
    const shown = new Set<SceneNode>();
    let y = -this.offset;
    for (let i = this.first; i <= this.last; i++) {
      const tile = this.tiles.get(i);
      if (!tile) continue;
      shown.add(tile);
      tile.setDimension('y', y);
      y += this.stepOf(i);
    }
    for (const pool of VirtualList.poolsOf(this.list)) {
      for (const tile of boxesOf(pool)) showForWidget(tile, { isShown: shown.has(tile) });
    }
  }

  /** Finds tiles for what is seen, from the first on; at the end of the list the last tile ends at the foot. */
  private fill(preferred?: ReadonlyMap<number, SceneNode>): void {
    if (this.isFilling) return;
    this.isFilling = true;
    this.first = Math.min(Math.max(0, this.first), Math.max(0, this.count - 1));
    let y = this.fillDown(preferred);
    const { height } = this.list.innerSize;
    while (this.last === this.count - 1 && y < height && (this.first > 0 || this.offset > 0)) {
      if (this.offset <= 0) {
        this.first -= 1;
        if (!this.obtain(this.first, preferred)) break;
        this.offset += this.stepOf(this.first);
      }
      const moved = Math.min(this.offset, height - y);
      this.offset -= moved;
      y += moved;
    }
    this.isFilling = false;
    this.list.requestArrange();
    this.arrange();
  }

  private fillDown(preferred?: ReadonlyMap<number, SceneNode>): number {
    let y = -this.offset;
    this.last = this.first - 1;
    for (let i = this.first; i < this.count && y < this.list.innerSize.height; i++) {
      if (!this.obtain(i, preferred)) break;
      this.last = i;
      y += this.stepOf(i);
    }
    return y - (this.last === this.count - 1 ? this.gap : 0);
  }

  private get gap(): number {
    return variableOf(this.list, 'separator-height-bottom');
  }

  /** From the top of a tile to that of the next. */
  private stepOf(index: number): number {
    const tile = this.tiles.get(index) ?? this.obtain(index);
    return (tile?.dimension('height') ?? 0) + this.gap;
  }

  /** The tile for an index, configured. Undefined without a delegate, and where the pool has no tile left. */
  private obtain(index: number, preferred?: ReadonlyMap<number, SceneNode>): SceneNode | undefined {
    const known = this.tiles.get(index);
    if (known) return known;
    const tileInfo = this.delegate?.getTileInfo(index);
    if (!tileInfo) return undefined;
    const pools = VirtualList.poolsOf(this.list);
    const pool = pools.find(({ id }) => id === tileInfo.type) ?? pools[0];
    const candidates = pool ? boxesOf(pool) : [];
    const before = preferred?.get(index);
    const tile =
      before && candidates.includes(before) && !this.isUsed(before)
        ? before
        : (candidates.find((each) => !this.isUsed(each)) ?? this.takeFarthest(index, candidates));
    if (!tile) return undefined;
    this.tiles.set(index, tile);
    showForWidget(tile, { isShown: true });
    tile.setProperty('app', 'display', 'inline');
    this.delegate?.configureTile(tile, tileInfo.info);
    return tile;
  }

  private isUsed(tile: SceneNode): boolean {
    return [...this.tiles.values()].includes(tile);
  }

  /** Takes the tile that is farthest away from an index, and out of sight. */
  private takeFarthest(index: number, candidates: readonly SceneNode[]): SceneNode | undefined {
    const seen = (i: number): boolean => i >= this.first && i <= Math.max(index, this.last);
    const free = [...this.tiles.keys()].filter((i) => {
      const tile = this.tiles.get(i);
      return !seen(i) && tile !== undefined && candidates.includes(tile);
    });
    const [farthest] = free.sort((a, b) => Math.abs(b - index) - Math.abs(a - index));
    if (farthest === undefined) return undefined;
    const tile = this.tiles.get(farthest);
    this.tiles.delete(farthest);
    return tile;
  }
}
