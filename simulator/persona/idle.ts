import type { Character } from './character';
import { mara } from './mara';

/** An account made yesterday, with a watch that has not been on a wrist yet: a profile and nothing else. */
export const idle: Character = {
  ...mara,
  name: 'idle',
  account: {
    userId: 'D5ID2Q',
    firstName: 'Ida',
    lastName: 'Lenz',
    country: 'AT',
    locale: 'en_GB',
    units: 'METRIC',
    memberSince: '2026-07-13',
  },
  devices: { watch: 'Versa 3', phone: false },
  alarms: [],
  weighs: undefined,
  habits: undefined,
  friends: 0,
  heartChecks: { recordings: 0, alerts: 0 },
  sleeps: () => [],
  bouts: () => [],
  gaps: () => [{ from: 0, to: 1440 }],
};
