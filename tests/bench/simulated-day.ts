import { Journey } from '../journey/journey';

/**
 * Looks at the watch, 45 s each and one every quarter of an hour: the display shines for 5 % of the day. The
 * companion wakes as often.
 */
export const WAKES = 96;
export const LOOK_S = 45;

export interface SimulatedDay {
  /** Real time. */
  milliseconds: number;
  /** Requests of the companion to the cloud. */
  requests: number;
  /** Size of each snapshot that was sent, as CBOR. */
  snapshotBytes: number[];
}

/**
 * A day of the built face, signed in with every page on, headless. `saveBattery`: the phone unloads the companion
 * between its wakes, else it keeps it as long as the face runs. Throws where anything of the app did.
 */
export async function simulateDay(saveBattery: boolean): Promise<SimulatedDay> {
  const journey = new Journey({ faults: saveBattery ? ['save-battery'] : [] });
  (await journey.signIn()).close();
  const { watch } = journey.world;
  const before = journey.entryCount();
  const began = performance.now();
  for (let wake = 0; wake < WAKES; wake++) {
    watch.setDisplay(true);
    await journey.advance(`${LOOK_S}s`);
    watch.setDisplay(false);
    await journey.advance('14m15s');
  }
  const milliseconds = performance.now() - began;
  const [error] = journey.errors();
  if (error !== undefined) throw new Error(error);
  return {
    milliseconds,
    requests: journey.entries('request', before).length,
    snapshotBytes: journey.entries('file', before).map(({ bytes }) => bytes),
  };
}
