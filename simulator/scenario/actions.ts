import { action } from './actions/action';
import {
  readEvent,
  readFailure,
  readFailures,
  readFaultAction,
  readStorm,
  readSwitch,
} from './actions/faults';
import { readButton, readFinger, readPress, readSwipe, readTap } from './actions/finger';
import { readClear, readLink, readNetwork, readRemove, readSet, readSignIn } from './actions/phone';
import {
  readAlwaysOn,
  readClock,
  readDisplay,
  readLanguage,
  readPermission,
  readRestart,
  readScreenTimeout,
  readSensor,
  readWeekStart,
  readZone,
} from './actions/watch';
import { type Reader, readText } from './readers';
import type { Action } from './scenario';

const readScreenshot: Reader<Action> = (value) => {
  const path = readText(value);
  if (!/\.png$/i.test(path)) value.fail('the picture must be a .png file');
  return action(async ({ simulator, files }) => files.write(path, await simulator.screenshot()));
};

/** What a step can do: its name, and how its value becomes an action. */
export const ACTIONS = {
  tap: readTap,
  press: readPress,
  swipe: readSwipe,
  'finger-down': readFinger('fingerDown'),
  'finger-move': readFinger('fingerMove'),
  'finger-up': readFinger('fingerUp'),
  button: readButton,
  display: readDisplay,
  sensor: readSensor,
  'always-on': readAlwaysOn,
  'screen-timeout': readScreenTimeout,
  language: readLanguage,
  clock: readClock,
  'week-start': readWeekStart,
  restart: readRestart,
  set: readSet,
  remove: readRemove,
  clear: readClear,
  'sign-in': readSignIn,
  network: readNetwork,
  link: readLink,
  failure: readFailure,
  failures: readFailures,
  switch: readSwitch,
  event: readEvent,
  permission: readPermission,
  zone: readZone,
  fault: readFaultAction,
  storm: readStorm,
  screenshot: readScreenshot,
} as const satisfies Readonly<Record<string, Reader<Action>>>;

export type ActionName = keyof typeof ACTIONS;
