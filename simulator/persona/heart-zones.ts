import type { HeartZone } from './day-minutes';

/** The limits of a person's heart rate zones: each begins at its figure, in beats a minute. */
export class HeartZones {
  readonly fatBurn: number;
  readonly cardio: number;
  readonly peak: number;
  readonly max: number;

  /** Zones are shares of the heart rate reserve: 40, 60 and 85 % of what lies above resting. */
  constructor(age: number, restingHeartRate: number) {
    this.max = 220 - age;
    const share = (part: number) => Math.round(restingHeartRate + part * (this.max - restingHeartRate));
    this.fatBurn = share(0.4);
    this.cardio = share(0.6);
    this.peak = share(0.85);
  }

  zoneOf(beats: number): HeartZone {
    if (beats < this.fatBurn) return 'out';
    if (beats < this.cardio) return 'fatBurn';
    return beats < this.peak ? 'cardio' : 'peak';
  }
}
