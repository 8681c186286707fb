import { Journey, nightInWords } from '../journey/journey';

export interface FirstSignIn {
  /** Virtual time from the consent's end, when the code is handed over, to the night on the watch. */
  toPixels: number;
  /** Of the companion to the cloud, token requests included. */
  requests: number;
}

/** A wearer signs in; all scopes are granted, and each request takes as long as the network's latency. */
export async function signInFirst(): Promise<FirstSignIn> {
  const journey = new Journey();
  const { clock, trace, watch } = journey.world;
  const night = nightInWords(journey, '2026-07-14');
  let handedOver: number | undefined;
  let seen: number | undefined;
  trace.listen((entry) => {
    if (entry.kind === 'page' && entry.state === 'done') handedOver ??= clock.now();
  });
  // A change is told to those who have looked at the picture before it.
  const look = (): void => {
    watch.svg();
    if (journey.watch().includes(night)) seen ??= clock.now();
  };
  watch.onFrame(look);
  look();
  await journey.signIn();
  if (handedOver === undefined || seen === undefined)
    throw new Error(`after the sign-in: ${journey.watch()}`);
  return { toPixels: seen - handedOver, requests: journey.entries('request').length };
}
