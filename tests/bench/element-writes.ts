import { builtApp, Journey } from '../journey/journey';
import { countWork, readTickWork, type TickWork } from './count-work';
import { median } from './figure';

export interface ElementWrites {
  /** At a minute's change, where nothing else does, page by page in the order of taps. */
  pages: readonly [page: string, writes: number][];
  /** The face's own work in such a minute on home. */
  homeTick: TickWork;
  /** In an hour of darkness, syncs included. */
  inTheDark: number;
}

const MINUTES = 3;
const MOST_PAGES = 9;

/** Counts how often the face writes properties of its elements, and what its code does in a minute. */
export async function countElementWrites(): Promise<ElementWrites> {
  const journey = new Journey({ app: countWork(builtApp()) });
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
  let homeTick: TickWork | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const name = page === 0 ? 'home' : journey.watchText('title');
    if (name === undefined) break;
    const minutes: number[] = [];
    for (let minute = 0; minute < MINUTES; minute++) minutes.push(await writesIn('1m'));
    pages.push([name, median(minutes)]);
    if (page === 0) homeTick = lastTickWork(journey);
    watch.tap(168, 168);
    await journey.advance('1s');
    if (journey.watchText('hours') !== undefined) break;
  }
  watch.setDisplay(false);
  await journey.advance('1m');
  if (!homeTick) throw new Error('the face has logged no tick');
  return { pages, homeTick, inTheDark: await writesIn('1h') };
}

function lastTickWork({ world }: Journey): TickWork | undefined {
  const works = world.trace.entries.map((entry) =>
    entry.kind === 'console' ? readTickWork(entry.text) : undefined,
  );
  return works.filter((work) => work !== undefined).at(-1);
}
