import { Journey } from '../journey/journey';
import { median } from './figure';

export interface ElementWrites {
  /** At a minute's change, where nothing else does, page by page in the order of taps. */
  pages: readonly [page: string, writes: number][];
  /** In an hour of darkness, syncs included. */
  inTheDark: number;
}

const MINUTES = 3;
const MOST_PAGES = 9;

/** Counts how often the face writes properties of its elements. */
export async function countElementWrites(): Promise<ElementWrites> {
  const journey = new Journey();
  (await journey.signIn()).close();
  const { watch, sensors, link } = journey.world;
  const writesIn = async (span: string): Promise<number> => {
    const before = watch.counts.writes;
    await journey.advance(span);
    return watch.counts.writes - before;
  };
  sensors.setOverride('heartRate', 62);
  sensors.setOverride('steps', 4_000);
  sensors.setOverride('battery', 80);
  // No news in the middle of a count; and from an hour on an age changes once an hour only.
  link.setConnected(false);
  await journey.advance('70m');
  const pages: [string, number][] = [];
  for (let page = 0; page < MOST_PAGES; page++) {
    const name = page === 0 ? 'home' : journey.watchText('title');
    if (name === undefined) break;
    const minutes: number[] = [];
    for (let minute = 0; minute < MINUTES; minute++) minutes.push(await writesIn('1m'));
    pages.push([name, median(minutes)]);
    watch.tap(168, 168);
    await journey.advance('1s');
    if (journey.watchText('hours') !== undefined) break;
  }
  watch.setDisplay(false);
  await journey.advance('1m');
  return { pages, inTheDark: await writesIn('1h') };
}
