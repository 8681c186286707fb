import type { RhythmAlert } from '../../../persona/heart-checks';
import type { Instant } from '../../../world/clock';
import { HOUR_MINUTES, MINUTE_MS } from '../../../world/duration';
import type { ReadRoute, ResourceCall } from '../../route';
import { listPage, timelineOf } from '../list-page';

const MAX_PAGE_SIZE = 10;
/** An alert rests on so many windows of five minutes, each with so many beats told. */
const WINDOWS = 11;
const BEATS = 12;

/** `GET /1/user/-/irn/profile.json` */
export const irregularRhythmProfileRoute: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/irn/profile.json',
  scopes: ['irregular_rhythm_notifications'],
  handle: ({ persona }) => ({
    onboarded: true,
    enrolled: true,
    lastUpdated: persona.calendar.formatWallTime(
      persona.calendar.toInstant(persona.memberSince, 18 * HOUR_MINUTES),
    ),
  }),
};

/** `GET /1/user/-/irn/alerts/list.json`: alerts in pages. */
export const irregularRhythmAlertListRoute: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/irn/alerts/list.json',
  scopes: ['irregular_rhythm_notifications'],
  handle(call) {
    const known = call.persona.rhythmAlerts().filter(({ notifiedAt }) => notifiedAt <= call.now);
    const timeline = timelineOf(known, ({ detectedAt }) => detectedAt);
    const { items, pagination } = listPage(call, timeline, MAX_PAGE_SIZE);
    return { alerts: items.map((alert) => describe(call, alert)), pagination };
  },
};

function describe({ persona }: ResourceCall, { detectedAt, notifiedAt }: RhythmAlert): unknown {
  const wall = (t: number) => persona.calendar.formatWallTime(t);
  return {
    alertTime: wall(notifiedAt),
    detectedTime: wall(detectedAt),
    serviceVersion: '2.2',
    algoVersion: '1.6',
    deviceType: persona.devices.watch,
    windows: alertWindows(detectedAt).map(({ start, beats }) => ({
      startTime: wall(start),
      bpmData: beats.map(({ at, rate }) => ({ dataTime: wall(at), value: rate })),
    })),
  };
}

/** What an alert rests on; rates in beats a minute. */
export function alertWindows(
  detected: Instant,
): { start: Instant; end: Instant; beats: { at: Instant; rate: number }[] }[] {
  return Array.from({ length: WINDOWS }, (_, window) => {
    const start = detected - (WINDOWS - window) * 15 * MINUTE_MS;
    const beats = Array.from({ length: BEATS }, (_, beat) => ({
      at: start + beat * 700,
      rate: 62 + ((window * 31 + beat * 17) % 47),
    }));
    return { start, end: start + 5 * MINUTE_MS, beats };
  });
}
