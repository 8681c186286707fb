import { parseIsoDate } from '../../../persona/calendar';
import { describeBattery } from '../../../world/battery-status';
import { createMacAddress, listPairedDevices, type PairedDevice } from '../../paired-devices';
import { DATA_SCOPES } from '../data-points/data-scopes';
import { formatPageToken, parsePageSize, parsePageToken } from '../data-points/page-token';
import { GoogleError } from '../google-error';
import { type HealthCall, type HealthRoute, healthUserId } from '../google-route';
import { formatTimestamp, formatUtcOffset, toDateObject } from '../time-format';

const SETTINGS = 'googlehealth.settings.readonly';
const PROFILE = 'googlehealth.profile.readonly';

/** `GET …/profile`. It does not contain the wearer's name. */
const profileRoute: HealthRoute = {
  method: 'GET',
  path: '/v4/users/{user}/profile',
  scopes: [PROFILE],
  query: [],
  handle({ persona, now, grantedScopes: granted }) {
    const strides = granted.includes('googlehealth.activity_and_fitness.readonly') && {
      autoRunningStrideLengthMm: Math.round(persona.body.stride.run * 1000),
      autoWalkingStrideLengthMm: Math.round(persona.body.stride.walk * 1000),
    };
    return {
      name: formatResourceName(persona, 'profile'),
      age: persona.age(persona.calendar.dayOf(now)),
      membershipStartDate: toDateObject(parseIsoDate(persona.account.memberSince) ?? 0),
      ...strides,
    };
  },
};

/** `GET …/settings`: time zone and units. */
const settingsRoute: HealthRoute = {
  method: 'GET',
  path: '/v4/users/{user}/settings',
  scopes: [SETTINGS],
  query: [],
  handle({ persona, now }) {
    const { units, locale } = persona.account;
    const isUs = units === 'en_US';
    return {
      name: formatResourceName(persona, 'settings'),
      autoStrideEnabled: true,
      distanceUnit: isUs ? 'DISTANCE_UNIT_MILES' : 'DISTANCE_UNIT_KILOMETERS',
      glucoseUnit: isUs ? 'GLUCOSE_UNIT_MG_DL' : 'GLUCOSE_UNIT_MMOL_L',
      heightUnit: isUs ? 'HEIGHT_UNIT_INCHES' : 'HEIGHT_UNIT_CENTIMETERS',
      languageLocale: locale.replace('_', '-'),
      strideLengthRunningType: 'STRIDE_LENGTH_TYPE_DEFAULT',
      strideLengthWalkingType: 'STRIDE_LENGTH_TYPE_DEFAULT',
      swimUnit: isUs ? 'SWIM_UNIT_YARDS' : 'SWIM_UNIT_METERS',
      temperatureUnit: isUs ? 'TEMPERATURE_UNIT_FAHRENHEIT' : 'TEMPERATURE_UNIT_CELSIUS',
      timeZone: persona.zone,
      utcOffset: formatUtcOffset(persona.calendar, now),
      waterUnit: isUs ? 'WATER_UNIT_FL_OZ' : 'WATER_UNIT_ML',
      weightUnit: isUs ? 'WEIGHT_UNIT_POUNDS' : 'WEIGHT_UNIT_KILOGRAMS',
    };
  },
};

/** `GET …/identity`: the wearer's id here and in the Fitbit Web API. */
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

/** `GET …/irnProfile`: whether the wearer has enabled irregular rhythm notifications. */
const irnProfileRoute: HealthRoute = {
  method: 'GET',
  path: '/v4/users/{user}/irnProfile',
  scopes: ['googlehealth.irn.readonly'],
  query: [],
  handle: ({ persona }) => ({
    name: formatResourceName(persona, 'irnProfile'),
    onboardingStatus: true,
    enrollmentStatus: true,
    updateTime: formatTimestamp(persona.calendar.toInstant(persona.memberSince, 18 * 60)),
  }),
};

/** `GET …/pairedDevices`: watch and scale, without phones. */
const pairedDevicesRoute: HealthRoute = {
  method: 'GET',
  path: '/v4/users/{user}/pairedDevices',
  scopes: [SETTINGS],
  query: ['pageSize', 'pageToken'],
  handle(call) {
    const { offset, asOf } = parsePageToken(call.queryParameter('pageToken'), 'pairedDevices', call.now);
    const size = parsePageSize(call.queryParameter('pageSize'), { default: 100, max: 100 });
    const owned = listPairedDevices({ ...call, now: asOf });
    const next = formatPageToken({ offset: offset + size, asOf }, 'pairedDevices');
    return {
      pairedDevices: owned.slice(offset, offset + size).map((device) => describeDevice(call, device)),
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
    const device = listPairedDevices(call).find(({ id }) => id === call.pathParameter('device'));
    if (device) return describeDevice(call, device);
    throw new GoogleError('NOT_FOUND', `Paired device ${call.pathParameter('device')} not found.`);
  },
};

/** The endpoints of account and devices. */
export const accountRoutes: readonly HealthRoute[] = [
  profileRoute,
  settingsRoute,
  identityRoute,
  irnProfileRoute,
  pairedDevicesRoute,
  pairedDeviceRoute,
];

/** Times are instants, where the Fitbit Web API has wall clock times. */
function describeDevice(
  { persona }: HealthCall,
  { id, model, type, batteryPercent, lastSync }: PairedDevice,
): object {
  return {
    name: formatResourceName(persona, `pairedDevices/${id}`),
    batteryLevel: batteryPercent,
    batteryStatus: describeBattery(batteryPercent),
    deviceType: type,
    deviceVersion: model,
    lastSyncTime: formatTimestamp(lastSync),
    macAddress: createMacAddress(id).replace(/(..)(?!$)/g, '$1:'),
  };
}

function formatResourceName(persona: HealthCall['persona'], path: string): string {
  return `users/${healthUserId(persona)}/${path}`;
}
