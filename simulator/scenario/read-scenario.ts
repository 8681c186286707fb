import type { Model } from '../app-package/models';
import { readRoute } from '../client/route-option';
import { UsageError } from '../client/usage-error';
import { DEFAULT_START, readWorldArguments, type WORLD_OPTIONS } from '../client/world-arguments';
import type { AppInfo } from '../simulation/protocol';
import type { WorldSpec } from '../simulation/world-spec';
import { formatDuration } from '../world/duration';
import { keysOf } from '../world/keys-of';
import { ACTIONS, type ActionName } from './actions';
import { readFaultValue } from './actions/faults';
import { CHECK_NAMES, CHECKS } from './expectations';
import {
  listOf,
  listWords,
  mapOf,
  type OptionalReader,
  oneOf,
  oneOrMore,
  optional,
  placed,
  type Reader,
  type RecordOf,
  readBoolean,
  readDuration,
  readText,
  record,
} from './readers';
import type { Action, Check, Expectation, Step, StepTime } from './scenario';
import { parseYaml, type YamlValue } from './yaml-value';

/** The options of the command line that make a world, by the same names. */
const WORLD_FIELDS = {
  device: optional(placed(readText)),
  start: optional(placed(readText)),
  tz: optional(placed(readText)),
  persona: optional(placed(readText)),
  seed: optional(placed(readText)),
  language: optional(placed(readText)),
  clock: optional(placed(readText)),
  'week-start': optional(placed(readText)),
  aod: optional(placed(readBoolean)),
  'screen-timeout': optional(placed(readText)),
} satisfies Record<keyof typeof WORLD_OPTIONS, Reader<unknown>>;

const readFields = record({
  app: optional(placed(readText)),
  ...WORLD_FIELDS,
  settings: optional(mapOf(readText)),
  routes: optional(mapOf(placed(readText))),
  faults: optional(oneOrMore(readFaultValue)),
  'worn-since-morning': optional(readBoolean),
  errors: optional(placed(oneOf(['none', 'any']))),
  steps: placed(listOf(readStep)),
});

/** A scenario as it was read. */
export interface Scenario {
  /** The path of the .fba from the scenario's folder. */
  app: { value: string; source: YamlValue } | undefined;
  /** Host → origin of the real server that replaces it. */
  routes: ReadonlyMap<string, string>;
  steps: readonly Step[];
  stepsSource: YamlValue;
  /** Where the errors at the end are expected to be none; undefined where any may be. */
  noErrorsSource: YamlValue | undefined;
  /** What the world is made from. Throws a ScenarioError where the app does not allow it. */
  readSpec(app: AppInfo): WorldSpec & { model: Model };
}

/** Reads a scenario. `path` is for messages. Throws a ScenarioError. */
export function readScenario(path: string, text: string): Scenario {
  const root = parseYaml(path, text);
  const fields = readFields(root);
  const { app, steps, errors } = fields;
  checkTimes(steps.value);
  const routes = new Map(
    [...(fields.routes ?? [])].map(([host, { value, source }]) =>
      failingAt(source, () => readRoute(`${host}=${value}`)),
    ),
  );
  const readSpec = (info: AppInfo): WorldSpec & { model: Model } => {
    for (const { actions } of steps.value) {
      for (const { action, source } of actions) {
        const problem = action.problemWith?.(info);
        if (problem !== undefined) source.fail(problem);
      }
    }
    return {
      ...readWorld(fields, root, info.models),
      isWornSinceMorning: fields['worn-since-morning'] ?? false,
      settings: Object.fromEntries(fields.settings ?? []),
      routes: Object.fromEntries(routes),
      faults: fields.faults ?? [],
    };
  };
  return {
    app,
    routes,
    steps: steps.value,
    stepsSource: steps.source,
    noErrorsSource: errors?.value === 'any' ? undefined : (errors?.source ?? steps.source),
    readSpec,
  };
}

type ReadFields = RecordOf<typeof WORLD_FIELDS>;

function readWorld(fields: ReadFields, root: YamlValue, models: readonly Model[]) {
  const { device, start, tz, persona, seed, language, clock, 'week-start': weekStart, aod } = fields;
  const { 'screen-timeout': screenTimeout } = fields;
  const values = {
    device: device?.value,
    start: start?.value ?? DEFAULT_START,
    tz: tz?.value,
    persona: persona?.value,
    seed: seed?.value,
    language: language?.value,
    clock: clock?.value,
    'week-start': weekStart?.value,
    aod: aod?.value ?? false,
    'screen-timeout': screenTimeout?.value,
  };
  try {
    return readWorldArguments(values, models);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    // The message begins with the option.
    const [option = '', name = ''] = /^--([\w-]+)/.exec(error.message) ?? [];
    const field = keysOf(WORLD_FIELDS).find((each) => each === name);
    const source = field === undefined ? undefined : fields[field]?.source;
    return (source ?? root).fail(`${name}${error.message.slice(option.length)}`);
  }
}

const ACTION_FIELDS = Object.fromEntries(
  Object.entries<Reader<Action>>(ACTIONS).map(([name, reader]) => [name, optional(placed(reader))]),
  // The same keys, each with its reader made optional.
) as unknown as Record<ActionName, OptionalReader<{ value: Action; source: YamlValue }>>;

const readStepFields = record({
  at: optional(readDuration),
  after: optional(readDuration),
  ...ACTION_FIELDS,
  expect: optional(oneOrMore(readExpectation)),
});

function readStep(source: YamlValue): Step {
  const { at, after, expect: expectations = [], ...rest } = readStepFields(source);
  if (at !== undefined && after !== undefined) source.fail('only one of at and after is allowed');
  const actions = Object.entries(rest).flatMap(([name, read]) =>
    read ? [{ name, action: read.value, source: read.source }] : [],
  );
  if (actions.length > 1)
    source.fail(`only one action is allowed; there are ${actions.map(({ name }) => name).join(', ')}`);
  if (actions.length === 0 && expectations.length === 0)
    source.fail(`needs expect or one of ${Object.keys(ACTIONS).join(', ')}`);
  const time: StepTime = at === undefined ? { after: after ?? 0 } : { at };
  return { source, time, actions, expectations };
}

const CHECK_FIELDS = Object.fromEntries(
  Object.entries<Reader<Check>>(CHECKS).map(([name, reader]) => [name, optional(reader)]),
  // The same keys, each with its reader made optional.
) as unknown as Record<keyof typeof CHECKS, OptionalReader<Check>>;

const readExpectationFields = record({ ...CHECK_FIELDS, within: optional(readDuration) });

function readExpectation(source: YamlValue): Expectation {
  const { within: withinMs = 0, ...rest } = readExpectationFields(source);
  const checks: (Check | undefined)[] = Object.values(rest);
  const [check] = checks;
  if (!check || checks.length > 1) return source.fail(`needs one of ${listWords(CHECK_NAMES, 'or')}`);
  return { check, withinMs, source };
}

/** A step with `at` must not come before the step before it can have ended. */
function checkTimes(steps: readonly Step[]): void {
  let latestEnd = 0;
  for (const { time, source, expectations } of steps) {
    if ('at' in time && time.at < latestEnd)
      source.fail(
        `begins at ${formatDuration(time.at)}, and the step before can last until ${formatDuration(latestEnd)}`,
      );
    const begin = 'at' in time ? time.at : latestEnd + time.after;
    latestEnd = begin + Math.max(0, ...expectations.map(({ withinMs }) => withinMs));
  }
}

/** A UsageError in `read` is one of this value. */
function failingAt<T>(source: YamlValue, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UsageError) source.fail(error.message.replace(/^--/, ''));
    throw error;
  }
}
