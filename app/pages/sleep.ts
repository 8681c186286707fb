import type { SleepSection } from '../../common/snapshot';
import { createChangeDetector } from '../change-detector';
import { ASH, DIM, getTextColour, STAGES, STALE_STAGES } from '../colours';
import { getDescendants, setFill, writeText } from '../elements';
import { formatDuration } from '../format-number';
import { formatTimeOfDay, formatWeekday } from '../format-time';
import { translate } from '../i18n';
import { EMPTY_SECTION, type View } from '../view';
import { putAside } from './list-frame';

const LEFT = 30;
const WIDTH = 276;
/** By level, hanging from the rail. */
const HEIGHTS = [12, 30, 50, 74];
const BLOCK_GAP = 1.5;
const THINNEST = 3;

type Sleep = Partial<SleepSection>;

const hasChanged = createChangeDetector();

/** Last night: how long, from when to when, in which stages. */
export function drawSleep(view: View, section: Sleep, stale: boolean): boolean {
  const isLogged = section.asleep !== undefined;
  // A night without a log has no times and no stages either.
  const night: Sleep = isLogged ? section : EMPTY_SECTION;
  const fresh = isLogged && !stale;
  const passive = fresh ? ASH : DIM;
  const { date } = section;
  // Not today's.
  writeText('sleep-day', date && date !== view.day ? formatWeekday(date) : '');
  putAside('sleep-day');
  writeText('sleep-hero', formatDuration(night.asleep), getTextColour(fresh));
  setFill('sleep-moon', passive);
  setFill('sleep-sun', passive);
  writeText('sleep-bed', formatTimeOfDay(night.bed, view), passive);
  writeText('sleep-rise', formatTimeOfDay(night.rise, view), passive);
  if (hasChanged([section, stale])) {
    drawBlocks(night, stale);
    drawColumns(night, stale);
  }
  return !isLogged;
}

/**
 * The night unrolled, from bed on the left to rise on the right. Pairs of the same level in a row are one stretch:
 * a byte ends at 255 minutes.
 */
function drawBlocks({ segments }: Sleep, stale: boolean): void {
  const blocks = getDescendants('sleep-blocks', 'rect');
  const pairs = segments || [];
  let inBed = 0;
  for (let i = 1; i < pairs.length; i += 2) inBed += pairs[i];
  const scale = WIDTH / inBed;
  let used = 0;
  let start = 0;
  let end = 0;
  for (let i = 0; i < pairs.length && used < blocks.length; i += 2) {
    const level = pairs[i];
    end += pairs[i + 1];
    if (level === pairs[i + 2]) continue;
    const block = blocks[used++];
    block.x = LEFT + start * scale;
    block.width = Math.max(THINNEST, (end - start) * scale - BLOCK_GAP);
    block.height = HEIGHTS[level];
    block.style.fill = (stale ? STALE_STAGES : STAGES)[level];
    block.style.display = 'inline';
    start = end;
  }
  while (used < blocks.length) blocks[used++].style.display = 'none';
}

function drawColumns({ minutes, kind }: Sleep, stale: boolean): void {
  const labels = getDescendants('sleep-labels', 'text');
  const values = getDescendants('sleep-values', 'text');
  const words = kind || 'stages';
  const columns = kind === 'classic' ? 3 : 4;
  const fresh = minutes && !stale;
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i];
    const value = values[i];
    label.x = value.x = LEFT + (WIDTH / columns) * (i + 0.5);
    label.text = i < columns ? translate(words + '.' + i) : '';
    label.style.fill = fresh ? STAGES[i] : DIM;
    value.text = i < columns ? formatDuration(minutes && minutes[i]) : '';
    value.style.fill = getTextColour(fresh);
  }
}
