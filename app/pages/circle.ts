import type { CircleSection } from '../../common/snapshot';
import { createChanged } from '../changed';
import { ASH, DIM, ink } from '../colours';
import { say } from '../copy';
import { boxOf, isBetween, set, show, write, writeCut } from '../elements';
import { figure, ordinal } from '../figures';
import { DAY_STALE_AFTER, isStale } from '../staleness';
import type { View } from '../view';
import { ageOf, drawFrame } from './list-frame';

const ROWS = 3;
const BAR = 276;
const NAME_LEFT = 60;
const RIGHT = 306;
const GAP = 8;

const hasChanged = createChanged();

/** The wearer among friends, over the last seven days: the rank, who is next, and the three around. */
export function drawCircle(view: View): void {
  const { circle } = view.snapshot;
  const stale = isStale(circle, DAY_STALE_AFTER, view.now);
  const isRanked = circle && circle.rows.length > 0;
  drawFrame(view, 'circle', stale, ageOf(circle, view), isRanked ? '' : circle ? 'noFriends' : 'noData');
  if (!hasChanged([circle, stale, view.accent])) return;
  const ranking = circle || { of: 0, rows: [] };
  const accent = stale ? DIM : view.accent;
  drawRank(ranking, stale, accent);
  drawRows(ranking.rows, stale, accent);
}

type Ranking = Omit<CircleSection, 'at'>;

function drawRank({ rank, of, gap, neighbour }: Ranking, stale: boolean, accent: string): void {
  write('rank', ordinal(rank), ink(rank !== undefined && !stale));
  write('gap', gap === undefined ? '' : figure(gap), accent);
  set('neighbour', 'fill', stale ? DIM : ASH);
  const left = boxOf('rank').right + GAP;
  set('rank-of', 'x', left);
  writeCut('rank-of', rank ? say('of', figure(of)) : '', left, boxOf('gap').left - GAP);
  const name = neighbour === undefined ? '' : neighbour;
  write('neighbour', name && say(rank === 1 ? 'ahead' : 'behind', name));
  if (!isBetween('neighbour', left, RIGHT)) writeCut('neighbour', name, left, RIGHT);
}

function drawRows(rows: Ranking['rows'], stale: boolean, accent: string): void {
  let most = 1;
  let left = NAME_LEFT;
  for (let i = 0; i < ROWS; i++) {
    const row = rows[i];
    show('friend-' + i, !!row);
    if (row) {
      write('rank-' + i, figure(row.rank));
      left = Math.max(left, boxOf('rank-' + i).right + GAP);
      most = Math.max(most, row.steps);
    }
  }
  for (let i = 0; i < ROWS; i++) {
    const row = rows[i];
    if (!row) continue;
    const { name, steps } = row;
    const isOwn = name === undefined;
    const fill = isOwn ? accent : ink(!stale);
    set('rank-' + i, 'fill', isOwn ? accent : DIM);
    write('steps-' + i, figure(steps), fill);
    set('name-' + i, 'fontFamily', isOwn ? 'System-Bold' : 'System-Regular');
    set('name-' + i, 'fill', fill);
    set('name-' + i, 'x', left);
    writeCut('name-' + i, isOwn ? say('you') : name, left, boxOf('steps-' + i).left - GAP);
    set('share-' + i, 'width', (BAR * steps) / most);
    set('share-' + i, 'fill', isOwn ? accent : DIM);
  }
}
