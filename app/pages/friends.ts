import type { FriendsSection } from '../../common/snapshot';
import { DIM, getTextColour } from '../colours';
import {
  drawBar,
  getBox,
  setFill,
  setProperty,
  setStyle,
  setVisible,
  showIconBefore,
  writeText,
  writeTruncated,
} from '../elements';
import { formatOrdinal, formatWhole, isKnown } from '../format-number';
import { translate } from '../i18n';
import { max, min } from '../math';
import { CONTENT_RIGHT_PX, CONTENT_WIDTH_PX, ICON_AND_GAP_PX } from '../screen';
import type { View } from '../view';
import type { SectionData } from './page-entry';

const ROWS = 3;
const NAME_LEFT = 60;
const GAP = 8;

type Friends = SectionData<'friends'>;

/** Draws the wearer's rank among friends over the last seven days, the neighbour, and three rows. */
export function drawFriends(view: View, friends: Friends, isStale: boolean): boolean {
  const rows = friends.rows || [];
  const accent = isStale ? DIM : view.accent;
  drawRank(friends, isStale, accent);
  drawRows(rows, isStale, accent);
  return !rows.length;
}

function drawRank(friends: Friends, isStale: boolean, accent: string): void {
  const { rank, gap, neighbour } = friends;
  writeText('rank', formatOrdinal(rank), getTextColour(isKnown(rank) && !isStale));
  const gapText = gap === undefined ? '' : formatWhole(gap);
  writeText('gap', gapText, accent);
  showIconBefore('gap', gapText && 'steps_22', accent);
  const left = getBox('rank').right + GAP;
  setProperty('rank-of', 'x', left);
  writeText('rank-of', rank ? translate('of', formatWhole(friends.total)) : '');
  if (getBox('rank-of').right > getBox('gap').left - (ICON_AND_GAP_PX + GAP)) writeText('rank-of', '');
  const name = typeof neighbour === 'string' ? neighbour : '';
  writeText('neighbour', name && translate(rank === 1 ? 'ahead' : 'behind', name));
  if (getBox('neighbour').left < left) writeTruncated('neighbour', name, CONTENT_RIGHT_PX - left);
}

function drawRows(rows: FriendsSection['rows'], isStale: boolean, accent: string): void {
  // The first row has the most steps.
  const maxSteps = Object(rows[0]).steps;
  for (let i = 0; i < ROWS; i++) {
    const row = rows[i];
    setVisible('friend-' + i, row);
    if (!row) continue;
    const { name, steps } = row;
    const isOwn = name === undefined;
    const fill = isOwn ? accent : getTextColour(!isStale);
    const passive = isOwn ? accent : DIM;
    writeText('rank-' + i, formatWhole(row.rank), passive);
    writeText('steps-' + i, formatWhole(steps), fill);
    const left = max(NAME_LEFT, getBox('rank-' + i).right + GAP);
    setStyle('name-' + i, 'fontFamily', isOwn ? 'System-Bold' : 'System-Regular');
    setFill('name-' + i, fill);
    setProperty('name-' + i, 'x', left);
    writeTruncated('name-' + i, isOwn ? translate('you') : name, getBox('steps-' + i).left - GAP - left);
    // NaN without both.
    const share = min(1, steps / maxSteps) || 0;
    drawBar('share-' + i, CONTENT_WIDTH_PX * share, passive);
  }
}
