import { Journey } from '../journey/journey';
import { median } from './figure';

export interface ElementWrites {
  /** At a minute's change, where nothing else does. */
  aMinute: number;
  /** In an hour of darkness, syncs included. */
  inTheDark: number;
}

/** Counts how often the face writes properties of its elements. */
export async function countElementWrites(): Promise<ElementWrites> {
  const journey = new Journey();
  (await journey.signIn()).close();
  const { watch, senses } = journey.world;
  const writesIn = async (span: string): Promise<number> => {
    const before = watch.counts.writes;
    await journey.pass(span);
    return watch.counts.writes - before;
  };
  senses.hold('heartRate', 62);
  senses.hold('steps', 4_000);
  senses.hold('battery', 80);
  await journey.pass('1m');
  const minutes: number[] = [];
  for (let minute = 0; minute < 9; minute++) minutes.push(await writesIn('1m'));
  watch.setDisplay(false);
  await journey.pass('1m');
  return { aMinute: median(minutes), inTheDark: await writesIn('1h') };
}
