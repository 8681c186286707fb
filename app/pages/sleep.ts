import { createChangeDetector } from '../change-detector';
import { ASH, DIM, getTextColour, STAGES, STALE_STAGES } from '../colours';
import { getDescendants, setFill, writeText } from '../elements';
import { formatDuration } from '../format-number';
import { formatTimeOfDay, formatWeekday } from '../format-time';
import { translate } from '../i18n';
import { EMPTY_SECTION, type View } from '../view';
import { placeBesideTitle } from './list-frame';
import type { SectionData } from './page-entry';

const LEFT = 30;
const WIDTH = 276;
/** By level, hanging from the rail. */
const LEVEL_HEIGHTS = [12, 30, 50, 74];
const BLOCK_GAP = 1.5;
const MIN_BLOCK_WIDTH = 3;

type Sleep = SectionData<'sleep'>;

const hasChanged = createChangeDetector();

/** Last night: how long, from when to when, in which stages. */
export function drawSleep(view: View, section: Sleep, isStale: boolean): boolean {
  const isLogged = section.asleep !== undefined;
  // A night without a log has no times and no stages either.
  const loggedSleep: Sleep = isLogged ? section : EMPTY_SECTION;
  const isFresh = isLogged && !isStale;
  const passive = isFresh ? ASH : DIM;
  const { date } = section;
  // Not today's.
  writeText('sleep-day', date && date !== view.day ? formatWeekday(date) : '');
  placeBesideTitle('sleep-day');
  writeText('sleep-hero', formatDuration(loggedSleep.asleep), getTextColour(isFresh));
  setFill('sleep-moon', passive);
  setFill('sleep-sun', passive);
  writeText('sleep-bed', formatTimeOfDay(loggedSleep.bed, view), passive);
  writeText('sleep-rise', formatTimeOfDay(loggedSleep.rise, view), passive);
  if (hasChanged([section, isStale])) {
    drawBlocks(loggedSleep, isStale);
    drawColumns(loggedSleep, isStale);
  }
  return !isLogged;
}

/**
 * The night unrolled, from bed on the left to rise on the right. Pairs of the same level in a row are one stretch:
 * a byte ends at 255 minutes.
 */
function drawBlocks({ segments }: Sleep, isStale: boolean): void {
  const blocks = getDescendants('sleep-blocks', 'rect');
  const pairs = segments || [];
  let totalMinutes = 0;
  for (let i = 1; i < pairs.length; i += 2) totalMinutes += pairs[i];
  const scale = WIDTH / totalMinutes;
  let usedBlocks = 0;
  let start = 0;
  let end = 0;
  for (let i = 0; i < pairs.length && usedBlocks < blocks.length; i += 2) {
    const level = pairs[i];
    end += pairs[i + 1];
    if (level === pairs[i + 2]) continue;
    const block = blocks[usedBlocks++];
    block.x = LEFT + start * scale;
    block.width = Math.max(MIN_BLOCK_WIDTH, (end - start) * scale - BLOCK_GAP);
    block.height = LEVEL_HEIGHTS[level];
    block.style.fill = (isStale ? STALE_STAGES : STAGES)[level];
    block.style.display = 'inline';
    start = end;
  }
  while (usedBlocks < blocks.length) blocks[usedBlocks++].style.display = 'none';
}

function drawColumns({ minutes, kind }: Sleep, isStale: boolean): void {
  const labels = getDescendants('sleep-labels', 'text');
  const values = getDescendants('sleep-values', 'text');
  const idPrefix = kind || 'stages';
  const columnCount = kind === 'classic' ? 3 : 4;
  const isFresh = minutes && !isStale;
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i];
    const value = values[i];
    label.x = value.x = LEFT + (WIDTH / columnCount) * (i + 0.5);
    label.text = i < columnCount ? translate(idPrefix + '.' + i) : '';
    label.style.fill = isFresh ? STAGES[i] : DIM;
    value.text = i < columnCount ? formatDuration(minutes && minutes[i]) : '';
    value.style.fill = getTextColour(isFresh);
  }
}
