import { IANAZone } from 'luxon';
import { MODELS } from '../../app-package/models';
import type { OverridableSensor } from '../../run/overridable-sensors';
import { keysOf } from '../../world/keys-of';
import { SCREEN_TIMEOUTS } from '../../world/screen-timeout';
import { CLOCK_DISPLAYS, WEEK_STARTS_BY_NAME } from '../../world/watch-preferences';
import {
  mapOf,
  nullOr,
  oneOf,
  optional,
  type Reader,
  readNumber,
  readOnOff,
  readText,
  record,
} from '../readers';
import type { Action } from '../scenario';
import { action } from './action';

export const readDisplay: Reader<Action> = (value) => {
  const on = readOnOff(value);
  return action(({ simulator }) => simulator.setDisplay(on));
};

export const SENSOR_NAMES = {
  'heart-rate': 'heartRate',
  steps: 'steps',
  battery: 'battery',
} as const satisfies Record<string, OverridableSensor>;

const readSensors = record({
  'heart-rate': optional(nullOr(readNumber)),
  steps: optional(nullOr(readNumber)),
  battery: optional(nullOr(readNumber)),
} satisfies Record<keyof typeof SENSOR_NAMES, Reader<number | null>>);

/** Values to hold; null lets a sensor follow the person again. */
export const readSensor: Reader<Action> = (value) => {
  const values = readSensors(value);
  return action(async ({ simulator }) => {
    for (const name of keysOf(SENSOR_NAMES)) {
      const held = values[name];
      if (held !== undefined) await simulator.setSensor(SENSOR_NAMES[name], held);
    }
  });
};

/** `always-on: on`: the wearer's setting. */
export const readAlwaysOn: Reader<Action> = (value) => {
  const on = readOnOff(value);
  return action(({ simulator }) => simulator.perform({ type: 'alwaysOn', on }));
};

/** `screen-timeout: 10s`: the wearer's setting. */
export const readScreenTimeout: Reader<Action> = (value) => {
  const timeout = oneOf(SCREEN_TIMEOUTS)(value);
  return action(({ simulator }) => simulator.perform({ type: 'screenTimeout', timeout }));
};

export const readLanguage: Reader<Action> = (value) => {
  const language = readText(value);
  if (!/^[a-z]{2,3}-[A-Z]{2}$/.test(language)) value.fail('must be a language such as de-DE');
  return action(({ simulator }) => simulator.perform({ type: 'preferences', language }));
};

export const readClock: Reader<Action> = (value) => {
  const clockDisplay = oneOf(CLOCK_DISPLAYS)(value);
  return action(({ simulator }) => simulator.perform({ type: 'preferences', clockDisplay }));
};

export const readWeekStart: Reader<Action> = (value) => {
  const firstDayOfWeek = WEEK_STARTS_BY_NAME[oneOf(keysOf(WEEK_STARTS_BY_NAME))(value)];
  return action(({ simulator }) => simulator.perform({ type: 'preferences', firstDayOfWeek }));
};

/** `restart: face`, or the model that the face starts again on. */
export const readRestart: Reader<Action> = (value) => {
  const chosen = oneOf(['face', ...MODELS])(value);
  const model = MODELS.find((each) => each === chosen);
  return {
    problemWith: ({ models }) =>
      model && !models.includes(model) ? `this app is not built for ${model}` : undefined,
    async perform({ simulator }) {
      await simulator.perform({ type: 'restart', model });
      return undefined;
    },
  };
};

/** `permission: { access_heart_rate: off }` */
export const readPermission: Reader<Action> = (value) => {
  const permissions = mapOf(readOnOff)(value);
  return action(async ({ simulator }) => {
    for (const [permission, granted] of permissions)
      await simulator.perform({ type: 'permission', permission, granted });
  });
};

/** A time zone; null is the person's own. */
export const readZone: Reader<Action> = (value) => {
  const zone = nullOr(readText)(value);
  if (zone !== null && !IANAZone.isValidZone(zone)) value.fail('must be a time zone such as Europe/Vienna');
  return action(({ simulator }) => simulator.perform({ type: 'zone', zone }));
};
