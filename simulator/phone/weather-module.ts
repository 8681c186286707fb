import type { Realm } from '../realm/realm';
import { zoneOffsets } from '../realm/zone-offsets';
import type { Clock } from '../world/clock';
import type { DailyLife, Precipitation, Sky, Weather } from '../world/daily-life';
import { MINUTE_MS, SECOND_MS } from '../world/duration';
import type { Network } from '../world/network';
import { optionsOf } from '../world/options-of';
import type { WarnUnlessGranted } from '../world/warn-unless-granted';

/** The numbers of the conditions, as Fitbit's own tools write them. */
const WEATHER_CONDITIONS = {
  SunnyDay: 1,
  MostlySunnyDay: 2,
  PartlySunnyDay: 3,
  IntermittentCloudsDay: 4,
  HazySunshineDay: 5,
  MostlyCloudyDay: 6,
  Cloudy: 7,
  Overcast: 8,
  Fog: 11,
  Showers: 12,
  MostlyCloudyWithShowersDay: 13,
  PartlySunnyWithShowersDay: 14,
  Thunderstorms: 15,
  MostlyCloudyWithThunderstormsDay: 16,
  PartlySunnyWithThunderstormsDay: 17,
  Rain: 18,
  Flurries: 19,
  MostlyCloudyWithFlurriesDay: 20,
  PartlySunnyWithFlurriesDay: 21,
  Snow: 22,
  MostlyCloudyWithSnowDay: 23,
  Ice: 24,
  Sleet: 25,
  FreezingRain: 26,
  RainAndSnow: 29,
  Hot: 30,
  Cold: 31,
  Windy: 32,
  ClearNight: 33,
  MostlyClearNight: 34,
  PartlyCloudyNight: 35,
  IntermittentCloudsNight: 36,
  HazyMoonlight: 37,
  MostlyCloudyNight: 38,
  PartlyCloudyWithShowersNight: 39,
  MostlyCloudyWithShowersNight: 40,
  PartlyCloudyWithThunderstormsNight: 41,
  MostlyCloudyWithThunderstormsNight: 42,
  MostlyCloudyWithFlurriesNight: 43,
  MostlyCloudyWithSnowNight: 44,
} as const;
type Condition = keyof typeof WEATHER_CONDITIONS;

const DRY: Readonly<Record<Sky, readonly [day: Condition, night: Condition]>> = {
  clear: ['SunnyDay', 'ClearNight'],
  mostlyClear: ['MostlySunnyDay', 'MostlyClearNight'],
  partlyCloudy: ['PartlySunnyDay', 'PartlyCloudyNight'],
  mostlyCloudy: ['MostlyCloudyDay', 'MostlyCloudyNight'],
  overcast: ['Overcast', 'Overcast'],
  fog: ['Fog', 'Fog'],
};
/**
 * The conditions of each kind of precipitation: under gaps in the clouds by day and by night, and under a closed cover.
 */
const WET: Readonly<
  Record<Exclude<Precipitation, 'none'>, readonly [day: Condition, night: Condition, overcast: Condition]>
> = {
  showers: ['MostlyCloudyWithShowersDay', 'MostlyCloudyWithShowersNight', 'Showers'],
  rain: ['Rain', 'Rain', 'Rain'],
  thunderstorms: ['MostlyCloudyWithThunderstormsDay', 'MostlyCloudyWithThunderstormsNight', 'Thunderstorms'],
  flurries: ['MostlyCloudyWithFlurriesDay', 'MostlyCloudyWithFlurriesNight', 'Flurries'],
  snow: ['MostlyCloudyWithSnowDay', 'MostlyCloudyWithSnowNight', 'Snow'],
  sleet: ['Sleet', 'Sleet', 'Sleet'],
};

const TEMPERATURE_UNITS = { Celsius: 'celsius', Fahrenheit: 'fahrenheit' } as const;
type TemperatureUnit = (typeof TEMPERATURE_UNITS)[keyof typeof TEMPERATURE_UNITS];

/** Time that Fitbit's service needs, ms. */
const RESPONSE_MS = 0.6 * SECOND_MS;

interface WeatherModuleOptions {
  realm: Realm;
  clock: Clock;
  network: Network;
  zone(): string;
  /** Undefined: nobody knows where the phone is. */
  dailyLife: DailyLife | undefined;
  /** The wearer's; used where the app names none. */
  defaultUnit(): TemperatureUnit;
  warnUnlessGranted: WarnUnlessGranted;
}

/**
 * `weather`: the present weather at the wearer's place. Rejects with a TypeError for an unknown unit and without
 * access_location, with a LocationUnavailableError where the place is not known, with an Error while the phone is
 * offline.
 */
export function createWeatherModule(options: WeatherModuleOptions): Record<string, unknown> {
  const { realm, clock, network, dailyLife } = options;
  function getWeatherData(query?: unknown): unknown {
    const { promise, resolve, reject } = realm.createPromise();
    const { temperatureUnit: unit } = optionsOf(query);
    clock.after(RESPONSE_MS, () => {
      if (unit !== undefined && !isTemperatureUnit(unit))
        reject(realm.createError('TypeError', `Unknown temperature unit: ${String(unit)}`));
      else if (!options.warnUnlessGranted('weather', 'access_location'))
        reject(realm.createError('TypeError', 'The app has no permission to use the location'));
      else if (!dailyLife)
        reject(realm.createError('LocationUnavailableError', 'The location is not available'));
      else if (!network.isOnline)
        reject(realm.createError('Error', 'The weather is not available: the phone is offline'));
      else resolve(realm.toRealm(describeWeather(dailyLife, unit ?? options.defaultUnit())));
    });
    return promise;
  }
  function describeWeather(place: DailyLife, temperatureUnit: TemperatureUnit): unknown {
    const now = clock.now();
    const current = place.weather(now);
    const temperature = temperatureUnit === 'celsius' ? current.celsius : current.celsius * 1.8 + 32;
    return {
      temperatureUnit,
      locations: [
        {
          name: place.townName,
          timeOffsetUTC: zoneOffsets(options.zone()).offsetAt(now) / MINUTE_MS,
          currentWeather: {
            temperature: Math.round(temperature * 10) / 10,
            weatherCondition: WEATHER_CONDITIONS[nameCondition(current)],
            epochTime: Math.floor(now / SECOND_MS),
          },
        },
      ],
    };
  }
  // A plain property: what Fitbit's tools of version 6.0 build replaces it.
  const weather = realm.createObject({ getWeatherData });
  return realm.createModule(
    {
      weather,
      WeatherCondition: realm.toRealm(WEATHER_CONDITIONS),
      TemperatureUnit: realm.toRealm(TEMPERATURE_UNITS),
    },
    'weather',
  );
}

function isTemperatureUnit(value: unknown): value is TemperatureUnit {
  return Object.values(TEMPERATURE_UNITS).some((unit) => unit === value);
}

function nameCondition({ sky, precipitation, isDay }: Weather): Condition {
  if (precipitation === 'none') return DRY[sky][isDay ? 0 : 1];
  return WET[precipitation][sky === 'overcast' ? 2 : isDay ? 0 : 1];
}
