import { parseIsoDate } from '../../../persona/calendar';
import { batteryStatus, macAddress, type PairedDevice, pairedDevices } from '../../paired-devices';
import { DATA_SCOPES } from '../data-points/data-scopes';
import { readPageSize, readPageToken, writePageToken } from '../data-points/page-token';
import { GoogleError } from '../google-error';
import { type HealthCall, type HealthRoute, healthUserId } from '../google-route';
import { dateObject, offsetText, timestamp } from '../time-text';

const SETTINGS = 'googlehealth.settings.readonly';
const PROFILE = 'googlehealth.profile.readonly';

/** `GET …/profile`: the name is not in it. */
const profileRoute: HealthRoute = {
  method: 'GET',
  path: '/v4/users/{user}/profile',
  scopes: [PROFILE],
  query: [],
  handle({ persona, now, granted }) {
    const strides = granted.includes('googlehealth.activity_and_fitness.readonly') && {
      autoRunningStrideLengthMm: Math.round(persona.body.stride.run * 1000),
      autoWalkingStrideLengthMm: Math.round(persona.body.stride.walk * 1000),
    };
    return {
      name: resource(persona, 'profile'),
      age: persona.age(persona.calendar.dayOf(now)),
      membershipStartDate: dateObject(parseIsoDate(persona.account.memberSince) ?? 0),
      ...strides,
    };
  },
};

/** `GET …/settings`: in which zone the wearer lives and in what they read figures. */
const settingsRoute: HealthRoute = {
  method: 'GET',
  path: '/v4/users/{user}/settings',
  scopes: [SETTINGS],
  query: [],
  handle({ persona, now }) {
    const { units, locale } = persona.account;
    const us = units === 'en_US';
    return {
      name: resource(persona, 'settings'),
      autoStrideEnabled: true,
      distanceUnit: us ? 'DISTANCE_UNIT_MILES' : 'DISTANCE_UNIT_KILOMETERS',
      glucoseUnit: us ? 'GLUCOSE_UNIT_MG_DL' : 'GLUCOSE_UNIT_MMOL_L',
      heightUnit: us ? 'HEIGHT_UNIT_INCHES' : 'HEIGHT_UNIT_CENTIMETERS',
      languageLocale: locale.replace('_', '-'),
      strideLengthRunningType: 'STRIDE_LENGTH_TYPE_DEFAULT',
      strideLengthWalkingType: 'STRIDE_LENGTH_TYPE_DEFAULT',
      swimUnit: us ? 'SWIM_UNIT_YARDS' : 'SWIM_UNIT_METERS',
      temperatureUnit: us ? 'TEMPERATURE_UNIT_FAHRENHEIT' : 'TEMPERATURE_UNIT_CELSIUS',
      timeZone: persona.zone,
      utcOffset: offsetText(persona.calendar, now),
      waterUnit: us ? 'WATER_UNIT_FL_OZ' : 'WATER_UNIT_ML',
      weightUnit: us ? 'WEIGHT_UNIT_POUNDS' : 'WEIGHT_UNIT_KILOGRAMS',
    };
  },
};

/** `GET …/identity`: what the wearer is called here, and was called in the Fitbit Web API. */
const identityRoute: HealthRoute = {
  method: 'GET',
  path: '/v4/users/{user}/identity',
  scopes: [...DATA_SCOPES, PROFILE, SETTINGS],
  query: [],
  handle: ({ persona }) => ({
    name: 'users/me/identity',
    healthUserId: healthUserId(persona),
    legacyUserId: persona.account.userId,
  }),
};

/** `GET …/irnProfile`: whether the wearer lets the service watch the heart's rhythm. */
const irnProfileRoute: HealthRoute = {
  method: 'GET',
  path: '/v4/users/{user}/irnProfile',
  scopes: ['googlehealth.irn.readonly'],
  query: [],
  handle: ({ persona }) => ({
    name: resource(persona, 'irnProfile'),
    onboardingStatus: true,
    enrollmentStatus: true,
    updateTime: timestamp(persona.calendar.toInstant(persona.memberSince, 18 * 60)),
  }),
};

/** `GET …/pairedDevices`: watch and scale; phones are none. */
const pairedDevicesRoute: HealthRoute = {
  method: 'GET',
  path: '/v4/users/{user}/pairedDevices',
  scopes: [SETTINGS],
  query: ['pageSize', 'pageToken'],
  handle(call) {
    const { offset, asOf } = readPageToken(call.field('pageToken'), 'pairedDevices', call.now);
    const size = readPageSize(call.field('pageSize'), { usual: 100, most: 100 });
    const owned = pairedDevices({ ...call, now: asOf });
    const next = writePageToken({ offset: offset + size, asOf }, 'pairedDevices');
    return {
      pairedDevices: owned.slice(offset, offset + size).map((device) => describe(call, device)),
      ...(owned.length > offset + size ? { nextPageToken: next } : {}),
    };
  },
};

/** `GET …/pairedDevices/{device}` */
const pairedDeviceRoute: HealthRoute = {
  method: 'GET',
  path: '/v4/users/{user}/pairedDevices/{device}',
  scopes: [SETTINGS],
  query: [],
  handle(call) {
    const device = pairedDevices(call).find(({ id }) => id === call.param('device'));
    if (device) return describe(call, device);
    throw new GoogleError('NOT_FOUND', `Paired device ${call.param('device')} not found.`);
  },
};

export const accountRoutes: readonly HealthRoute[] = [
  profileRoute,
  settingsRoute,
  identityRoute,
  irnProfileRoute,
  pairedDevicesRoute,
  pairedDeviceRoute,
];

/** Times are instants here, not the wall clock's. */
function describe(
  { persona }: HealthCall,
  { id, model, type, batteryPercent, lastSync }: PairedDevice,
): object {
  return {
    name: resource(persona, `pairedDevices/${id}`),
    batteryLevel: batteryPercent,
    batteryStatus: batteryStatus(batteryPercent),
    deviceType: type,
    deviceVersion: model,
    lastSyncTime: timestamp(lastSync),
    macAddress: macAddress(id).replace(/(..)(?!$)/g, '$1:'),
  };
}

function resource(persona: HealthCall['persona'], path: string): string {
  return `users/${healthUserId(persona)}/${path}`;
}
