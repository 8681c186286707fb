import { MODEL_INFO, MODELS } from '../app-package/models';
import { readFault } from '../client/simulator-options';
import { UsageError } from '../client/usage-error';
import { FAILURE_MODES } from '../cloud/failure-modes/failure-mode';
import type { Fault } from '../run/faults';
import type { OverridableSensor } from '../run/overridable-sensors';
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

/** A point, `[168, 40]`, or the middle of an element, by its id. */
const readTap: Reader<Action> = (value) => {
  if (!value.items) {
    const id = value.text ?? value.fail('must be a point such as [168, 40], or the id of an element');
    return { perform: (world) => tapElement(id, world) };
  }
  const [x, y, more] = listOf(readCount)(value);
  if (x === undefined || y === undefined || more !== undefined)
    return value.fail('must be a point such as [168, 40]');
  if (x >= SCREEN_WIDTH || y >= SCREEN_HEIGHT)
    value.fail(`misses the screen, which is ${SCREEN_WIDTH} pixels wide and ${SCREEN_HEIGHT} high`);
  return action(({ simulator }) => simulator.tap(x, y));
};

async function tapElement(id: string, { simulator }: ScenarioWorld): Promise<string | undefined> {
  const parts = await simulator.elements();
  const corners = parts
    .filter((part) => part.id === id || part.ancestorIds.includes(id))
    .flatMap((part) => part.corners ?? []);
  if (corners.length === 0) return `the view shows no element ${quote(id)}`;
  const middle = (values: number[]): number => (Math.min(...values) + Math.max(...values)) / 2;
  await simulator.tap(middle(corners.map(([x]) => x)), middle(corners.map(([, y]) => y)));
  return undefined;
}

const readButton: Reader<Action> = (value) => {
  oneOf(['press'])(value);
  return action(({ simulator }) => simulator.pressButton());
};

const readDisplay: Reader<Action> = (value) => {
  const on = readOnOff(value);
  return action(({ simulator }) => simulator.setDisplay(on));
};

const SENSOR_NAMES = {
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

/** A service, or nothing for the one that the settings page offers. */
const readSignIn: Reader<Action> = (value) => {
  const service = nullOr(oneOf(['fitbit', 'google']))(value) ?? undefined;
  return {
    problemWith: (app) => (app.hasSettings ? undefined : 'this app has no settings page'),
    async perform({ simulator }) {
      await simulator.beginSignIn(service);
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

const readFaultAction: Reader<Action> = (value) => {
  readFaultValue(value);
  const spec = readText(value);
  return action(({ simulator }) => simulator.addFault(spec));
};

const readScreenshot: Reader<Action> = (value) => {
  const path = readText(value);
  if (!/\.png$/i.test(path)) value.fail('the picture must be a .png file');
  return action(async ({ simulator, files }) => files.write(path, await simulator.screenshot()));
};

/** What a step can do: its name, and how its value becomes an action. */
export const ACTIONS = {
  tap: readTap,
  button: readButton,
  display: readDisplay,
  sensor: readSensor,
  set: readSet,
  remove: readRemove,
  'sign-in': readSignIn,
  network: readNetwork,
  link: readLink,
  failure: readFailure,
  fault: readFaultAction,
  screenshot: readScreenshot,
} as const satisfies Readonly<Record<string, Reader<Action>>>;

export type ActionName = keyof typeof ACTIONS;
