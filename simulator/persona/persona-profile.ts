import type { UserProfile } from '../world/sensors';
import type { WatchPreferences } from '../world/watch-preferences';
import type { WallMinute } from './calendar';
import type { Town } from './town';

/** The person's body. */
export interface Body {
  gender: UserProfile['gender'];
  /** `1991-11-20`. */
  birthDate: string;
  /** m */
  height: number;
  /** kg */
  weight: number;
  /** m */
  stride: { walk: number; run: number };
  /** kcal a day at rest. */
  bmr: number;
  /** Beats a minute, around the year. */
  restingHeartRate: number;
  /** In a usual night: RMSSD in ms, breaths a minute, oxygen saturation in per cent. */
  usualNight: { hrv: number; breathing: number; oxygen: number };
  /** Oxygen uptake, ml/kg/min. */
  cardioFitness: number;
}

/** Goals of a day. Distance in m, energy in kcal, water in ml, sleep in minutes. */
export interface Goals {
  steps: number;
  distance: number;
  calories: number;
  floors: number;
  activeMinutes: number;
  activeZoneMinutes: number;
  /** Energy to eat. */
  caloriesIn: number;
  water: number;
  minutesAsleep: number;
  /** Long-term, kg. */
  weight: number;
}

/** The devices that are paired with the account. */
export interface PersonaDevices {
  watch: 'Sense' | 'Versa 3';
  scale?: 'Aria Air';
  /** Whether the phone counts steps too. */
  hasPhoneTracker: boolean;
}

/** An alarm of the watch; weekdays from 0 for Monday. */
export interface WatchAlarm {
  at: WallMinute;
  weekdays: readonly number[];
}

/** The service's account. */
export interface PersonaAccount {
  userId: string;
  firstName: string;
  lastName: string;
  country: string;
  /** `en_GB`. */
  locale: string;
  units: 'en_US' | 'METRIC';
  /** The first day with data, `2024-03-02`. */
  memberSince: string;
}

/** Who a persona is: everything about it that stays the same from day to day. */
export interface PersonaProfile {
  readonly name: string;
  /** IANA zone of the account. */
  readonly zone: string;
  readonly town: Town;
  readonly account: PersonaAccount;
  readonly body: Body;
  readonly goals: Goals;
  readonly preferences: WatchPreferences;
  readonly devices: PersonaDevices;
  readonly alarms: readonly WatchAlarm[];
}
