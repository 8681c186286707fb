import { CLOUD_SERVICES } from '../../cloud/service-session';
import {
  mapOf,
  nullOr,
  oneOf,
  oneOrMore,
  optional,
  type Reader,
  readOnOff,
  readText,
  record,
} from '../readers';
import type { Action } from '../scenario';
import { action } from './action';

export const readSet: Reader<Action> = (value) => {
  const settings = mapOf(readText)(value);
  return action(async ({ simulator }) => {
    for (const [key, stored] of settings) await simulator.setSetting(key, stored);
  });
};

export const readRemove: Reader<Action> = (value) => {
  const keys = oneOrMore(readText)(value);
  return action(async ({ simulator }) => {
    for (const key of keys) await simulator.setSetting(key, null);
  });
};

export const readClear: Reader<Action> = (value) => {
  oneOf(['settings'])(value);
  return action(({ simulator }) => simulator.perform({ type: 'clearSettings' }));
};

const readService = nullOr(oneOf(CLOUD_SERVICES));
const readSignInFields = record({ service: optional(readService), without: optional(oneOrMore(readText)) });

/** A service, nothing for the one that the settings page offers, or `{ service, without }` with scopes to untick. */
export const readSignIn: Reader<Action> = (value) => {
  const { service, without } = value.pairs ? readSignInFields(value) : { service: readService(value) };
  return {
    problemWith: (app) => (app.hasSettings ? undefined : 'this app has no settings page'),
    async perform({ simulator }) {
      await simulator.beginSignIn(service ?? undefined, without);
      return undefined;
    },
  };
};

export const readNetwork: Reader<Action> = (value) => {
  const on = readOnOff(value);
  return action(({ simulator }) => simulator.setOnline(on));
};

export const readLink: Reader<Action> = (value) => {
  const on = readOnOff(value);
  return action(({ simulator }) => simulator.setLink(on));
};
