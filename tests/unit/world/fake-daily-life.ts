import type { Appointment, DailyLife, Position, Weather } from '../../../simulator/world/daily-life';

/** A world around the wearer that does what a test says: change the fields as it goes. */
export class FakeDailyLife implements DailyLife {
  townName = 'Graz';
  account = { name: 'Eva Maier', address: 'eva.maier@example.com' };
  positionNow: Position = { latitude: 47, longitude: 15, altitude: 350, heading: undefined, speed: 0 };
  weatherNow: Weather = { celsius: 20.04, sky: 'clear', precipitation: 'none', isDay: true };
  entries: Appointment[] = [];

  position() {
    return this.positionNow;
  }
  weather() {
    return this.weatherNow;
  }
  appointments(start: number, end: number) {
    return this.entries.filter((entry) => entry.end > start && entry.start < end);
  }
}
