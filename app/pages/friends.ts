import type { FriendsSection } from '../../common/snapshot';
import { createChangeDetector } from '../change-detector';
import { ASH, DIM, getTextColour } from '../colours';
import { getBox, setFill, setProperty, setStyle, setVisible, writeText, writeTruncated } from '../elements';
import { formatOrdinal, formatWhole } from '../format-number';
import { translate } from '../i18n';
import type { View } from '../view';

const ROWS = 3;
const BAR = 276;
const NAME_LEFT = 60;
const RIGHT = 306;
const GAP = 8;

type Friends = Partial<FriendsSection>;

const hasChanged = createChangeDetector();

/** The wearer among friends, over the last seven days: the rank, who is next, and the three around. */
export function drawFriends(view: View, friends: Friends, stale: boolean): boolean {
  const rows = friends.rows || [];
  if (hasChanged([friends, stale, view.accent])) {
    const accent = stale ? DIM : view.accent;
    drawRank(friends, stale, accent);
    drawRows(rows, stale, accent);
  }
  return rows.length === 0;
}

function drawRank({ rank, of, gap, neighbour }: Friends, stale: boolean, accent: string): void {
  writeText('rank', formatOrdinal(rank), getTextColour(rank && !stale));
  writeText('gap', gap === undefined ? '' : formatWhole(gap), accent);
  setFill('neighbour', stale ? DIM : ASH);
  const left = getBox('rank').right + GAP;
  setProperty('rank-of', 'x', left);
  writeTruncated('rank-of', rank ? translate('of', formatWhole(of)) : '', getBox('gap').left - GAP - left);
  const name = neighbour || '';
  writeText('neighbour', name && translate(rank === 1 ? 'ahead' : 'behind', name));
  if (getBox('neighbour').left < left) writeTruncated('neighbour', name, RIGHT - left);
}

function drawRows(rows: FriendsSection['rows'], stale: boolean, accent: string): void {
  // The best is the first.
  const most = Object(rows[0]).steps || 1;
  for (let i = 0; i < ROWS; i++) {
    const row = rows[i];
    setVisible('friend-' + i, !!row);
    if (!row) continue;
    const { rank, name, steps } = row;
    const isOwn = name === undefined;
    const fill = isOwn ? accent : getTextColour(!stale);
    const passive = isOwn ? accent : DIM;
    writeText('rank-' + i, formatWhole(rank), passive);
    writeText('steps-' + i, formatWhole(steps), fill);
    const left = Math.max(NAME_LEFT, getBox('rank-' + i).right + GAP);
    setStyle('name-' + i, 'fontFamily', isOwn ? 'System-Bold' : 'System-Regular');
    setFill('name-' + i, fill);
    setProperty('name-' + i, 'x', left);
    writeTruncated('name-' + i, isOwn ? translate('you') : name, getBox('steps-' + i).left - GAP - left);
    setProperty('share-' + i, 'width', BAR * Math.min(1, steps / most));
    setFill('share-' + i, passive);
  }
}
