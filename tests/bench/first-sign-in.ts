import { PAGES, type Snapshot } from '../../common/snapshot';
import { LATENCY_MS } from '../../simulator/run/world-network';
import { formatSleepDuration, Journey } from '../journey/journey';

export interface FirstSignIn {
  /** Virtual time from the consent's end, when the code is delivered, to the night on the watch. */
  toPixels: number;
  /** Requests of the companion to the cloud, token requests included. */
  requests: number;
  /** How many of them were under way at the same time, at most. */
  sideBySide: number;
  /** How many times the latency passes from the first request to the last response. */
  roundTrips: number;
  /** Size of the snapshot that comes of it, as CBOR. */
  snapshotBytes: number;
}

/** What a snapshot has where every page is on and the application is allowed the steps by the quarter hour. */
const SECTIONS: (keyof Snapshot)[] = [
  'sleep',
  'recovery',
  'week',
  'body',
  'friends',
  'devices',
  'intradaySteps',
];

/** A wearer of a personal application signs in with every page on and grants every requested scope. */
export async function signInFirst(): Promise<FirstSignIn> {
  const settings = new Map([['clientId', JSON.stringify({ name: 'PRS123' })]]);
  const journey = new Journey({ settings });
  const { clock, trace, watch } = journey.world;
  const night = formatSleepDuration(journey, '2026-07-14');
  let handedOver: number | undefined;
  let seen: number | undefined;
  trace.listen((entry) => {
    if (entry.kind === 'page' && entry.state === 'done') handedOver ??= clock.now();
  });
  // Only listeners that have read the picture are notified of a change.
  const look = (): void => {
    watch.svg();
    if (journey.allWatchText().includes(night)) seen ??= clock.now();
  };
  watch.listen(look);
  look();
  await journey.signIn();
  if (handedOver === undefined || seen === undefined)
    throw new Error(`after the sign-in: ${journey.allWatchText()}`);
  const spans = journey
    .entries('request')
    .map(({ t, durationMs = Infinity }) => ({ from: t, to: t + durationMs }));
  const first = Math.min(...spans.map(({ from }) => from));
  const last = Math.max(...spans.map(({ to }) => to));
  return {
    toPixels: seen - handedOver,
    requests: spans.length,
    sideBySide: Math.max(
      ...spans.map(({ from: at }) => spans.filter(({ from, to }) => from <= at && at < to).length),
    ),
    roundTrips: (last - first) / LATENCY_MS,
    snapshotBytes: fullSnapshotBytes(journey),
  };
}

function fullSnapshotBytes(journey: Journey): number {
  const last = journey.entries('file').at(-1);
  const snapshot = (last?.data ?? {}) as Partial<Snapshot>;
  const missing = SECTIONS.filter((section) => !snapshot[section]);
  if (!last || missing.length > 0) throw new Error(`the snapshot has no ${missing.join(', ')}`);
  const off = PAGES.filter((page) => !snapshot.look?.pages?.includes(page));
  if (off.length > 0) throw new Error(`these pages are off: ${off.join(', ')}`);
  return last.bytes;
}
