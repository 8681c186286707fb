import type { CircleSection } from '../../common/snapshot';
import { createChanged } from '../changed';
import { ASH, DIM, ink } from '../colours';
import { say } from '../copy';
import { boxOf, dress, paint, set, show, write, writeCut } from '../elements';
import { figure, ordinal } from '../figures';
import type { View } from '../view';

const ROWS = 3;
const BAR = 276;
const NAME_LEFT = 60;
const RIGHT = 306;
const GAP = 8;

type Circle = Partial<CircleSection>;

const hasChanged = createChanged();

/** The wearer among friends, over the last seven days: the rank, who is next, and the three around. */
export function drawCircle(view: View, circle: Circle, stale: boolean): boolean {
  const rows = circle.rows || [];
  if (hasChanged([circle, stale, view.accent])) {
    const accent = stale ? DIM : view.accent;
    drawRank(circle, stale, accent);
    drawRows(rows, stale, accent);
  }
  return rows.length === 0;
}

function drawRank({ rank, of, gap, neighbour }: Circle, stale: boolean, accent: string): void {
  write('rank', ordinal(rank), ink(rank && !stale));
  write('gap', gap === undefined ? '' : figure(gap), accent);
  paint('neighbour', stale ? DIM : ASH);
  const left = boxOf('rank').right + GAP;
  set('rank-of', 'x', left);
  writeCut('rank-of', rank ? say('of', figure(of)) : '', boxOf('gap').left - GAP - left);
  const name = neighbour || '';
  write('neighbour', name && say(rank === 1 ? 'ahead' : 'behind', name));
  if (boxOf('neighbour').left < left) writeCut('neighbour', name, RIGHT - left);
}

function drawRows(rows: CircleSection['rows'], stale: boolean, accent: string): void {
  // The best is the first.
  const most = Object(rows[0]).steps || 1;
  for (let i = 0; i < ROWS; i++) {
    const row = rows[i];
    show('friend-' + i, !!row);
    if (!row) continue;
    const { rank, name, steps } = row;
    const isOwn = name === undefined;
    const fill = isOwn ? accent : ink(!stale);
    const passive = isOwn ? accent : DIM;
    write('rank-' + i, figure(rank), passive);
    write('steps-' + i, figure(steps), fill);
    const left = Math.max(NAME_LEFT, boxOf('rank-' + i).right + GAP);
    dress('name-' + i, 'fontFamily', isOwn ? 'System-Bold' : 'System-Regular');
    paint('name-' + i, fill);
    set('name-' + i, 'x', left);
    writeCut('name-' + i, isOwn ? say('you') : name, boxOf('steps-' + i).left - GAP - left);
    set('share-' + i, 'width', BAR * Math.min(1, steps / most));
    paint('share-' + i, passive);
  }
}
