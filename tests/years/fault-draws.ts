import { FAULTY_MODES } from '../../simulator/cloud/failure-modes/failure-mode';
import { PERSONA_NAMES } from '../../simulator/persona/persona-names';
import type { FaultName } from '../../simulator/run/faults';
import { DAY_MINUTES, HOUR_MINUTES } from '../../simulator/world/duration';
import type { Draw } from './draw';

/** A fault as it is drawn: `NAME` or `NAME=VALUE`, and how many minutes it lasts where it does. */
export interface DrawnFault {
  spec: string;
  minutes?: number;
}

/** The addresses of one data set, or of one step of a sign-in. */
const URL_PARTS = [
  '/sleep',
  '/heart',
  '/profile',
  '/activities',
  '/weight',
  '/token',
  '/token',
  'dataPoints',
  'dailyRollUp',
] as const;

/** Every second failure is one of those that services have most often. */
const COMMON_MODES = ['500', '503', '401', '429', '429-date', 'silent', 'cut', 'html', 'slow'] as const;

/** Most faults are short, a few are long: each order of magnitude is equally likely. */
function drawMinutes(draw: Draw, longest: number): number {
  return Math.max(1, Math.round(longest ** (draw.below(1000) / 1000)));
}

const event = (name: string) => (): DrawnFault => ({ spec: name });
const lasting =
  (name: string, longest: number) =>
  (draw: Draw): DrawnFault => ({ spec: name, minutes: drawMinutes(draw, longest) });

/** How each fault is drawn. */
export const FAULT_DRAWS: Readonly<Record<FaultName, (draw: Draw) => DrawnFault>> = {
  'link-off': lasting('link-off', 4 * DAY_MINUTES),
  'network-off': lasting('network-off', 2 * DAY_MINUTES),
  answer: (draw) => {
    const part = draw.chance(0.4) ? `:${draw.pick(URL_PARTS)}` : '';
    return {
      spec: `answer=${draw.pick(draw.chance(0.5) ? COMMON_MODES : FAULTY_MODES)}${part}`,
      minutes: drawMinutes(draw, part ? 2 * DAY_MINUTES : 12 * HOUR_MINUTES),
    };
  },
  'lost-answer': event('lost-answer'),
  revoke: event('revoke'),
  'corrupt-file': event('corrupt-file'),
  'disk-full': lasting('disk-full', DAY_MINUTES),
  'storage-full': lasting('storage-full', DAY_MINUTES),
  'kill-companion': event('kill-companion'),
  'save-battery': lasting('save-battery', 2 * DAY_MINUTES),
  'restart-watch': event('restart-watch'),
  'off-wrist': lasting('off-wrist', DAY_MINUTES),
  charging: lasting('charging', 3 * HOUR_MINUTES),
  'phone-off': lasting('phone-off', 2 * DAY_MINUTES),
  'no-wakes': lasting('no-wakes', DAY_MINUTES),
  'wake-burst': event('wake-burst'),
  'phone-clock': (draw) => ({
    spec: `phone-clock=${draw.pick(['+1m', '-1m', '+2h', '-2h', '+9h', '+1d', '-1d', '+400d', '-400d'])}`,
    minutes: drawMinutes(draw, 2 * DAY_MINUTES),
  }),
  zone: (draw) => ({
    spec: `zone=${draw.pick(['Asia/Tokyo', 'America/Los_Angeles', 'Asia/Kathmandu', 'Pacific/Kiritimati'])}`,
    minutes: drawMinutes(draw, 9 * DAY_MINUTES),
  }),
  'lost-writes': lasting('lost-writes', DAY_MINUTES),
  'storage-wiped': event('storage-wiped'),
  'settings-wiped': event('settings-wiped'),
  'disk-wiped': event('disk-wiped'),
  'lost-request': event('lost-request'),
  'sent-twice': event('sent-twice'),
  'late-response': (draw) => ({ spec: `late-response=${draw.between(1, 120)}s` }),
  'withdraw-scope': (draw) => ({
    spec: `withdraw-scope=${draw.pick(['sleep', 'profile', 'weight', 'nutrition', 'settings'])}`,
  }),
  account: (draw) => ({
    spec: `account=${draw.pick(PERSONA_NAMES)}`,
    minutes: drawMinutes(draw, 2 * DAY_MINUTES),
  }),
  'stuck-files': lasting('stuck-files', DAY_MINUTES),
  'old-file': event('old-file'),
  'cut-file': event('cut-file'),
  'foreign-file': event('foreign-file'),
};
