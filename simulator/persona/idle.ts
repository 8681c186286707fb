import { DAY_MINUTES } from '../world/duration';
import { mara } from './mara';
import type { PersonaDefinition } from './persona-definition';

/** An account made yesterday with a watch that was never worn: a profile and no data. */
export const idle: PersonaDefinition = {
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
  devices: { watch: 'Versa 3', hasPhoneTracker: false },
  alarms: [],
  scaleHabit: undefined,
  intakeLogging: undefined,
  friendCount: 0,
  heartChecks: { electrocardiograms: 0, rhythmAlerts: 0 },
  planSleeps: () => [],
  planBouts: () => [],
  planWork: () => undefined,
  planUnwornPeriods: () => [{ from: 0, to: DAY_MINUTES }],
};
