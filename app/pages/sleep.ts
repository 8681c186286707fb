import { writeClock } from '../clock-text';
import { ASH, DIM, getTextColour, STAGES, STALE_STAGES } from '../colours';
import { getDescendants, setElementVisible, setVisible, writeText } from '../elements';
import { formatDuration, isKnown } from '../format-number';
import { translate } from '../i18n';
import { max } from '../math';
import { CONTENT_LEFT_PX, CONTENT_RIGHT_PX, CONTENT_WIDTH_PX } from '../screen';
import { EMPTY_SECTION, type View } from '../view';
import type { SectionData } from './page-entry';

/** Height of the blocks below the rail by level, px. */
const LEVEL_HEIGHTS = [18, 30, 50, 74];
const BLOCK_GAP = 1.5;
const MIN_BLOCK_WIDTH = 3;

type Sleep = SectionData<'sleep'>;

/** Draws how long the last sleep was, from when to when, and its stages. */
export function drawSleep(_view: View, section: Sleep, isStale: boolean): boolean {
  const isLogged = isKnown(section.asleep);
  // Without a log the times and stages are unknown, too.
  const loggedSleep: Sleep = isLogged ? section : EMPTY_SECTION;
  const isFresh = isLogged && !isStale;
  const passive = isFresh ? ASH : DIM;
  writeText('sleep-hero', formatDuration(loggedSleep.asleep), getTextColour(isFresh));
  const halves =
    writeClock('sleep-bed', loggedSleep.bed, CONTENT_RIGHT_PX, passive) +
    writeClock('sleep-rise', loggedSleep.rise, CONTENT_RIGHT_PX, passive);
  // AM and PM take the room of moon and sun.
  setVisible('sleep-icons', !halves);
  drawBlocks(loggedSleep, isStale);
  drawColumns(loggedSleep, isStale);
  return !isLogged;
}

/**
 * Draws the stages from bed on the left to rise on the right. Consecutive pairs of one level are one block: they
 * are a stretch of more than 255 minutes.
 */
function drawBlocks(sleep: Sleep, isStale: boolean): void {
  const blocks = getDescendants('sleep-blocks', 'rect');
  const pairs = sleep.segments || [];
  let totalMinutes = 0;
  for (let i = 1; i < pairs.length; i += 2) totalMinutes += pairs[i];
  const scale = CONTENT_WIDTH_PX / totalMinutes;
  let usedBlocks = 0;
  let start = 0;
  let end = 0;
  for (let i = 0; i < pairs.length && usedBlocks < blocks.length; i += 2) {
    const level = pairs[i];
    end += pairs[i + 1];
    if (level === pairs[i + 2]) continue;
    // A hole that nothing is known about stays empty, and so does what is no length.
    if (STAGES[level] && end > start) {
      const block = blocks[usedBlocks++];
      block.x = CONTENT_LEFT_PX + start * scale;
      block.width = max(MIN_BLOCK_WIDTH, (end - start) * scale - BLOCK_GAP);
      block.height = LEVEL_HEIGHTS[level];
      block.style.fill = (isStale ? STALE_STAGES : STAGES)[level];
      setElementVisible(block, true);
    }
    start = end;
  }
  while (usedBlocks < blocks.length) setElementVisible(blocks[usedBlocks++], false);
}

function drawColumns(sleep: Sleep, isStale: boolean): void {
  const labels = getDescendants('sleep-labels', 'text');
  const values = getDescendants('sleep-values', 'text');
  const { minutes } = sleep;
  const isClassic = sleep.kind === 'classic';
  const columnCount = isClassic ? 3 : 4;
  const isFresh = minutes && !isStale;
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i];
    const value = values[i];
    label.x = value.x = CONTENT_LEFT_PX + (CONTENT_WIDTH_PX / columnCount) * (i + 0.5);
    // A stage that is none of the log's has no message.
    label.text = translate((isClassic ? 'classic.' : 'stages.') + i);
    label.style.fill = isFresh ? STAGES[i] : DIM;
    value.text = i < columnCount ? formatDuration(minutes && minutes[i]) : '';
    value.style.fill = getTextColour(isFresh);
  }
}
