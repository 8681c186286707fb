import type { HeartZone } from './day-minutes';

/** A person's heart rate zones: where each begins, in beats a minute. */
export class HeartZones {
  readonly fatBurn: number;
  readonly cardio: number;
  readonly peak: number;
  readonly max: number;

  /** The zones begin at 40, 60 and 85 % of the heart rate reserve, which lies between resting and maximum. */
  constructor(age: number, restingHeartRate: number) {
    this.max = 220 - age;
    const atShare = (share: number) => Math.round(restingHeartRate + share * (this.max - restingHeartRate));
    this.fatBurn = atShare(0.4);
    this.cardio = atShare(0.6);
    this.peak = atShare(0.85);
  }

  zoneOf(beats: number): HeartZone {
    if (beats < this.fatBurn) return 'out';
    if (beats < this.cardio) return 'fatBurn';
    return beats < this.peak ? 'cardio' : 'peak';
  }
}
