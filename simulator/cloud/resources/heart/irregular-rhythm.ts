import type { RhythmAlert } from '../../../persona/heart-checks';
import type { Instant } from '../../../world/clock';
import { HOUR_MINUTES, MINUTE_MS } from '../../../world/duration';
import type { ReadRoute, ResourceCall } from '../../route';
import { createTimeline, paginate } from '../paginate';

const MAX_PAGE_SIZE = 10;
/** The service alerts after this many windows of five minutes. */
const WINDOWS_PER_ALERT = 11;
const BEATS_PER_WINDOW = 12;

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
    const notified = call.persona.rhythmAlerts().filter(({ notifiedAt }) => notifiedAt <= call.now);
    const timeline = createTimeline(notified, ({ detectedAt }) => detectedAt);
    const { items, pagination } = paginate(call, timeline, MAX_PAGE_SIZE);
    return { alerts: items.map((alert) => describeAlert(call, alert)), pagination };
  },
};

function describeAlert({ persona }: ResourceCall, { detectedAt, notifiedAt }: RhythmAlert): unknown {
  const wall = (t: number) => persona.calendar.formatWallTime(t);
  return {
    alertTime: wall(notifiedAt),
    detectedTime: wall(detectedAt),
    serviceVersion: '2.2',
    algoVersion: '1.6',
    deviceType: persona.devices.watch,
    windows: createAlertWindows(detectedAt).map(({ start, beats }) => ({
      startTime: wall(start),
      bpmData: beats.map(({ at, rate }) => ({ dataTime: wall(at), value: rate })),
    })),
  };
}

/** Creates the windows behind an alert; rates in beats per minute. */
export function createAlertWindows(
  detected: Instant,
): { start: Instant; end: Instant; beats: { at: Instant; rate: number }[] }[] {
  return Array.from({ length: WINDOWS_PER_ALERT }, (_, window) => {
    const start = detected - (WINDOWS_PER_ALERT - window) * 15 * MINUTE_MS;
    const beats = Array.from({ length: BEATS_PER_WINDOW }, (_, beat) => ({
      at: start + beat * 700,
      rate: 62 + ((window * 31 + beat * 17) % 47),
    }));
    return { start, end: start + 5 * MINUTE_MS, beats };
  });
}
