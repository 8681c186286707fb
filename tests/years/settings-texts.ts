import type { World } from '../../simulator/run/world';
import { textsOn } from '../journey/words-on-page';

/** All texts of the settings page as it is now: opens and closes it. Opening wakes the companion a moment later. */
export function settingsTexts(world: World): string[] {
  const page = world.openSettings();
  if (!page) return [];
  const texts = textsOn(page.tree());
  page.close();
  return texts;
}
