import { IANAZone } from 'luxon';
import { MODEL_INFO, MODELS } from '../app-package/models';
import type { Point } from '../client/finger-way';
import { readFault } from '../client/simulator-options';
import { UsageError } from '../client/usage-error';
import { FAILURE_MODES, FAULTY_MODES } from '../cloud/failure-modes/failure-mode';
import { EVENT_FAULTS, type Fault, SWITCHED_FAULTS } from '../run/faults';
import type { OverridableSensor } from '../run/overridable-sensors';
import { SWIPE_DIRECTIONS, type SwipeDirection } from '../screen/finger';
import { MAX_STORM_SEED } from '../simulation/commands';
import { SCREEN_TIMEOUTS } from '../world/screen-timeout';
import { CLOCK_DISPLAYS, type WeekStart } from '../world/watch-preferences';
import { quote } from './match-text';
import {
  listOf,
  mapOf,
  nullOr,
  oneOf,
  oneOrMore,
  optional,
  type Reader,
  readCount,
  readDuration,
  readNumber,
  readOnOff,
  readText,
  record,
} from './readers';
import type { Action, ScenarioWorld } from './scenario';
import { ScenarioError } from './yaml-value';

/** Work that always succeeds. */
function action(perform: (world: ScenarioWorld) => Promise<unknown>): Action {
  return {
    async perform(world) {
      await perform(world);
      return undefined;
    },
  };
}

const { width: SCREEN_WIDTH, height: SCREEN_HEIGHT } = MODEL_INFO[MODELS[0]].screen;

const readPoint: Reader<Point> = (value) => {
  const [x, y, more] = listOf(readCount)(value);
  if (x === undefined || y === undefined || more !== undefined)
    return value.fail('must be a point such as [168, 40]');
  if (x >= SCREEN_WIDTH || y >= SCREEN_HEIGHT)
    value.fail(`misses the screen, which is ${SCREEN_WIDTH} pixels wide and ${SCREEN_HEIGHT} high`);
  return [x, y];
};

type Gesture = (simulator: ScenarioWorld['simulator'], x: number, y: number) => Promise<void>;

/** A point, `[168, 40]`, or the middle of an element, by its id. */
const readTouch =
  (gesture: Gesture): Reader<Action> =>
  (value) => {
    if (!value.items) {
      const id = value.text ?? value.fail('must be a point such as [168, 40], or the id of an element');
      return { perform: (world) => touchElement(id, gesture, world) };
    }
    const [x, y] = readPoint(value);
    return action(({ simulator }) => gesture(simulator, x, y));
  };

async function touchElement(
  id: string,
  gesture: Gesture,
  { simulator }: ScenarioWorld,
): Promise<string | undefined> {
  const parts = await simulator.elements();
  const corners = parts
    .filter((part) => part.id === id || part.ancestorIds.includes(id))
    .flatMap((part) => part.corners ?? []);
  if (corners.length === 0) return `the view shows no element ${quote(id)}`;
  const middle = (values: number[]): number => (Math.min(...values) + Math.max(...values)) / 2;
  await gesture(simulator, middle(corners.map(([x]) => x)), middle(corners.map(([, y]) => y)));
  return undefined;
}

const readTap = readTouch((simulator, x, y) => simulator.tap(x, y));

const readPressAt = record({ at: readPoint, for: readDuration });

/** As `tap`, or `{ at, for }` with how long. */
const readPress: Reader<Action> = (value) => {
  if (!value.pairs) return readTouch((simulator, x, y) => simulator.press(x, y))(value);
  const { at, for: ms } = readPressAt(value);
  return action(({ simulator }) => simulator.press(...at, ms));
};

/** From the middle of the screen's one side to the other. */
const SWIPES = {
  up: [0, 1],
  down: [0, -1],
  left: [1, 0],
  right: [-1, 0],
} as const satisfies Record<SwipeDirection, Point>;
const SWIPE_REACH_PX = 120;

const readSwipeWay = record({ from: readPoint, to: readPoint, for: optional(readDuration) });

/** `up`, `down`, `left`, `right`, or `{ from, to, for }`. */
const readSwipe: Reader<Action> = (value) => {
  if (value.pairs) {
    const { from, to, for: ms } = readSwipeWay(value);
    return action(({ simulator }) => simulator.swipe(from, to, ms));
  }
  const [x, y] = SWIPES[oneOf(SWIPE_DIRECTIONS)(value)];
  const at = (sign: number): Point => [
    SCREEN_WIDTH / 2 + sign * x * SWIPE_REACH_PX,
    SCREEN_HEIGHT / 2 + sign * y * SWIPE_REACH_PX,
  ];
  return action(({ simulator }) => simulator.swipe(at(1), at(-1)));
};

/** A part of a finger's way, as a moment has it. */
const readFinger =
  (type: 'fingerDown' | 'fingerMove' | 'fingerUp'): Reader<Action> =>
  (value) => {
    const [x, y] = readPoint(value);
    return action(({ simulator }) => simulator.perform({ type, x, y }));
  };

const readButton: Reader<Action> = (value) => {
  oneOf(['press'])(value);
  return action(({ simulator }) => simulator.pressButton());
};

const readDisplay: Reader<Action> = (value) => {
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
const readSensor: Reader<Action> = (value) => {
  const values = readSensors(value);
  return action(async ({ simulator }) => {
    for (const [name, sensor] of Object.entries(SENSOR_NAMES)) {
      const held = values[name as keyof typeof SENSOR_NAMES];
      if (held !== undefined) await simulator.setSensor(sensor, held);
    }
  });
};

const readSet: Reader<Action> = (value) => {
  const settings = mapOf(readText)(value);
  return action(async ({ simulator }) => {
    for (const [key, stored] of settings) await simulator.setSetting(key, stored);
  });
};

const readRemove: Reader<Action> = (value) => {
  const keys = oneOrMore(readText)(value);
  return action(async ({ simulator }) => {
    for (const key of keys) await simulator.setSetting(key, null);
  });
};

/** `always-on: on`: the wearer's setting. */
const readAlwaysOn: Reader<Action> = (value) => {
  const on = readOnOff(value);
  return action(({ simulator }) => simulator.perform({ type: 'alwaysOn', on }));
};

/** `screen-timeout: 10s`: the wearer's setting. */
const readScreenTimeout: Reader<Action> = (value) => {
  const timeout = oneOf(SCREEN_TIMEOUTS)(value);
  return action(({ simulator }) => simulator.perform({ type: 'screenTimeout', timeout }));
};

export const WEEK_STARTS_BY_NAME = { sunday: 0, monday: 1 } as const satisfies Record<string, WeekStart>;

const readLanguage: Reader<Action> = (value) => {
  const language = readText(value);
  if (!/^[a-z]{2,3}-[A-Z]{2}$/.test(language)) value.fail('must be a language such as de-DE');
  return action(({ simulator }) => simulator.perform({ type: 'preferences', language }));
};

const readClock: Reader<Action> = (value) => {
  const clockDisplay = oneOf(CLOCK_DISPLAYS)(value);
  return action(({ simulator }) => simulator.perform({ type: 'preferences', clockDisplay }));
};

const readWeekStart: Reader<Action> = (value) => {
  const firstDayOfWeek = WEEK_STARTS_BY_NAME[oneOf(['sunday', 'monday'])(value)];
  return action(({ simulator }) => simulator.perform({ type: 'preferences', firstDayOfWeek }));
};

/** `restart: face`, or the model that the face starts again on. */
const readRestart: Reader<Action> = (value) => {
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

const readClear: Reader<Action> = (value) => {
  oneOf(['settings'])(value);
  return action(({ simulator }) => simulator.perform({ type: 'clearSettings' }));
};

const readService = nullOr(oneOf(['fitbit', 'google']));
const readSignInFields = record({ service: optional(readService), without: optional(oneOrMore(readText)) });

/** A service, nothing for the one that the settings page offers, or `{ service, without }` with scopes to untick. */
const readSignIn: Reader<Action> = (value) => {
  const { service, without } = value.pairs ? readSignInFields(value) : { service: readService(value) };
  return {
    problemWith: (app) => (app.hasSettings ? undefined : 'this app has no settings page'),
    async perform({ simulator }) {
      await simulator.beginSignIn(service ?? undefined, without);
      return undefined;
    },
  };
};

const readNetwork: Reader<Action> = (value) => {
  const on = readOnOff(value);
  return action(({ simulator }) => simulator.setOnline(on));
};

const readLink: Reader<Action> = (value) => {
  const on = readOnOff(value);
  return action(({ simulator }) => simulator.setLink(on));
};

const readFailureFields = record({ mode: oneOf(FAILURE_MODES), url: optional(readText) });

/** A failure mode, for all addresses, or `{ mode, url }` for some; `normal` ends it. */
const readFailure: Reader<Action> = (value) => {
  const { mode, url } =
    value.text === undefined ? readFailureFields(value) : { mode: oneOf(FAILURE_MODES)(value) };
  return action(({ simulator }) => simulator.setFailure(mode, url));
};

/** A fault as `--fault` has it. Its times count from the step, or from the start. */
export const readFaultValue: Reader<Fault> = (value) => {
  try {
    return readFault(readText(value));
  } catch (error) {
    if (!(error instanceof UsageError) || error instanceof ScenarioError) throw error;
    return value.fail(error.message.replace(/^--fault(?: ".*?")?: /, ''));
  }
};

const readFailureList = listOf(record({ mode: oneOf(FAULTY_MODES), url: optional(readText) }));

/** All failures at once, in order of precedence, in place of those before. */
const readFailures: Reader<Action> = (value) => {
  const failures = readFailureList(value).map(({ mode, url }) => ({ mode, urlPart: url }));
  return action(({ simulator }) => simulator.perform({ type: 'failures', failures }));
};

/** `switch: { disk-full: on }`, for faults that last. */
const readSwitch: Reader<Action> = (value) => {
  const faults = value.pairs ?? value.fail('must be a map such as { disk-full: on }');
  const switched = faults.map(({ key, value: state }) => ({
    fault: oneOf(SWITCHED_FAULTS)(key),
    on: readOnOff(state),
  }));
  return action(async ({ simulator }) => {
    for (const each of switched) await simulator.perform({ type: 'fault', ...each });
  });
};

const readEvent: Reader<Action> = (value) => {
  const event = oneOf(EVENT_FAULTS)(value);
  return action(({ simulator }) => simulator.perform({ type: 'event', event }));
};

/** `permission: { access_heart_rate: off }` */
const readPermission: Reader<Action> = (value) => {
  const permissions = mapOf(readOnOff)(value);
  return action(async ({ simulator }) => {
    for (const [permission, granted] of permissions)
      await simulator.perform({ type: 'permission', permission, granted });
  });
};

/** A time zone; null is the person's own. */
const readZone: Reader<Action> = (value) => {
  const zone = nullOr(readText)(value);
  if (zone !== null && !IANAZone.isValidZone(zone)) value.fail('must be a time zone such as Europe/Vienna');
  return action(({ simulator }) => simulator.perform({ type: 'zone', zone }));
};

const readFaultAction: Reader<Action> = (value) => {
  readFaultValue(value);
  const spec = readText(value);
  return action(({ simulator }) => simulator.addFault(spec));
};

const readStorm: Reader<Action> = (value) => {
  if (value.text === 'off') return action(({ simulator }) => simulator.perform({ type: 'stopStorm' }));
  const seed = readCount(value);
  if (seed > MAX_STORM_SEED) value.fail(`must be at most ${MAX_STORM_SEED}`);
  return action(({ simulator }) => simulator.perform({ type: 'beginStorm', seed }));
};

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
