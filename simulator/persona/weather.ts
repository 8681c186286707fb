import type { Instant } from '../world/clock';
import type { Precipitation, Sky, Weather } from '../world/daily-life';
import { DAY_MS, HOUR_MS } from '../world/duration';
import type { RngFor } from './rng';
import type { Town } from './town';

/** The mean pressure at sea level, and how far the weather moves it, Pa. */
const SEA_LEVEL_PA = 101_325;
const SPELL_PA = 1300;
const FRONT_PA = 350;
/** How long the spells of the weather are, and how long the fronts and clouds within them. */
const SPELL_MS = 60 * HOUR_MS;
const FRONT_MS = 11 * HOUR_MS;
const CLOUD_MS = 4 * HOUR_MS;
/** Pressure and temperature fall with the height (international standard atmosphere). */
const ATMOSPHERE = { lapsePerMetre: 2.25577e-5, exponent: 5.25588 };
/** The coldest day of the year is about the 18th of January. */
const COLDEST_DAY = 17;
const YEAR_DAYS = 365.2422;
/** The warmest hour by the sun, two and a half hours after noon. */
const WARMEST_HOUR = 14.5;

/** A town's weather, a pure function of the seed and the time. It changes slowly. */
export class TownWeather {
  constructor(
    private readonly town: Town,
    private readonly rngFor: RngFor,
  ) {}

  at(t: Instant): Weather {
    const celsius = this.celsius(t);
    const clouds = this.clouds(t);
    const precipitation = this.precipitation(t, clouds, celsius);
    return {
      celsius,
      sky: precipitation === 'none' ? this.sky(t, clouds, celsius) : wetSky(clouds),
      precipitation,
      isDay: this.isDay(t),
    };
  }

  /** Air pressure at a height above the sea in m, Pa. */
  pressure(t: Instant, altitude: number): number {
    const seaLevel =
      SEA_LEVEL_PA +
      SPELL_PA * this.noise('weather spell', t, SPELL_MS) +
      FRONT_PA * this.noise('weather front', t, FRONT_MS);
    return seaLevel * (1 - ATMOSPHERE.lapsePerMetre * altitude) ** ATMOSPHERE.exponent;
  }

  private celsius(t: Instant): number {
    const { climate } = this.town;
    const dayOfYear = (t / DAY_MS) % YEAR_DAYS;
    const season = -Math.cos((2 * Math.PI * (dayOfYear - COLDEST_DAY)) / YEAR_DAYS);
    const daily = Math.cos((2 * Math.PI * (this.solarHour(t) - WARMEST_HOUR)) / 24);
    return (
      climate.mean +
      climate.seasonalSwing * season +
      climate.dailySwing * daily * (1.3 - 0.8 * this.clouds(t)) +
      climate.spell * this.noise('weather warmth', t, SPELL_MS)
    );
  }

  /** From 0, blue, to 1, grey. Low pressure brings clouds. */
  private clouds(t: Instant): number {
    const spell = -0.42 * this.noise('weather spell', t, SPELL_MS);
    const cloud = 0.38 * this.noise('weather cloud', t, CLOUD_MS);
    return Math.min(Math.max(this.town.climate.cloudiness + spell + cloud, 0), 1);
  }

  private precipitation(t: Instant, clouds: number, celsius: number): Precipitation {
    const wetness = clouds - 0.78 + 0.12 * this.noise('weather rain', t, CLOUD_MS);
    if (wetness < 0) return 'none';
    const isHeavy = wetness > 0.13;
    if (celsius < 0) return isHeavy ? 'snow' : 'flurries';
    if (celsius < 2) return 'sleet';
    if (isHeavy && celsius > 19) return 'thunderstorms';
    return isHeavy ? 'rain' : 'showers';
  }

  private sky(t: Instant, clouds: number, celsius: number): Sky {
    const isFoggy = celsius < 8 && !this.isDay(t) && this.noise('weather fog', t, FRONT_MS) > 0.65;
    if (isFoggy) return 'fog';
    if (clouds < 0.2) return 'clear';
    if (clouds < 0.4) return 'mostlyClear';
    if (clouds < 0.6) return 'partlyCloudy';
    return clouds < 0.8 ? 'mostlyCloudy' : 'overcast';
  }

  /** The hour by the sun over the town. */
  private solarHour(t: Instant): number {
    const hours = t / HOUR_MS + this.town.longitude / 15;
    return ((hours % 24) + 24) % 24;
  }

  /** Whether the sun is above the horizon, to a few minutes. */
  private isDay(t: Instant): boolean {
    const dayOfYear = (t / DAY_MS) % YEAR_DAYS;
    const declination = -23.44 * Math.cos((2 * Math.PI * (dayOfYear + 10)) / YEAR_DAYS);
    const hourAngle = (this.solarHour(t) - 12) * 15;
    const radians = Math.PI / 180;
    const latitude = this.town.latitude * radians;
    return (
      Math.sin(latitude) * Math.sin(declination * radians) +
        Math.cos(latitude) * Math.cos(declination * radians) * Math.cos(hourAngle * radians) >
      0
    );
  }

  /** A smooth curve from −1 to 1 through a random value each `periodMs`. */
  private noise(topic: string, t: Instant, periodMs: number): number {
    const at = t / periodMs;
    const i = Math.floor(at);
    const share = at - i;
    const [from, to] = [this.rngFor(topic, i).between(-1, 1), this.rngFor(topic, i + 1).between(-1, 1)];
    return from + (to - from) * share * share * (3 - 2 * share);
  }
}

function wetSky(clouds: number): Sky {
  return clouds < 0.85 ? 'mostlyCloudy' : 'overcast';
}
