import { SERVICES } from '../../common/services';
import { MODELS } from '../../simulator/app-package/models';
import { PERSONA_NAMES } from '../../simulator/persona/persona-names';
import type { FaultName } from '../../simulator/run/faults';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../simulator/world/duration';
import { createDraw, type Draw } from './draw';
import { type DrawnFault, FAULT_DRAWS } from './fault-draws';
import { drawMoment } from './moment-draws';
import type { Way } from './situation';
import { SITUATIONS } from './situations';
import { ACTS, type Act, type TestCase } from './test-case';

/**
 * Time at the end in which nothing goes wrong, ms. A hold may outlast its fault by a day, and two wakes come after it.
 */
export const CALM_MS = 26 * HOUR_MS;

export const MIN_DAYS = 5;
export const MAX_DAYS = 40;

/** Nights in which the clocks change, the leap day, the turn of the year; and a day without anything. */
const STARTS = [
  '2026-03-26',
  '2026-10-22',
  '2026-03-06',
  '2026-10-29',
  '2028-02-26',
  '2026-12-28',
  '2026-07-14',
];

/** Share of the wearers who live in another zone than their account has. */
const ABROAD = 0.15;
/** Zones in the east and west, with half hours, and with clocks that change on other days. */
const ZONES = ['America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Honolulu'];

/** What may be drawn, and what should be. */
export interface DrawOptions {
  /** Largest number of days. */
  maxDays?: number;
  /** Only these faults: names, or names with a value, `answer=500`. */
  only?: readonly string[];
  /** All faults happen at this moment: `MOMENT` or `MOMENT=PART`. */
  aim?: string;
  /** Ways to the situations that were not reached yet. */
  wanted?: readonly Way[];
}

/** A fault, and the moment at which it happens where it has one. */
export interface AimedFault extends DrawnFault {
  moment?: string;
}

/** `at`: the time, minutes. With a moment, the time from which it is waited for. */
type DrawnAt = AimedFault & { at: number };

const WAYS = SITUATIONS.flatMap(({ by }) => by ?? []);

const FAULT_NAMES = Object.keys(FAULT_DRAWS) as FaultName[];

/**
 * Faults that end the session or what the wearer has chosen. If they were more frequent, nothing would be left that
 * could go wrong.
 */
const ENDING_FAULTS: ReadonlySet<string> = new Set([
  'revoke',
  'withdraw-scope',
  'storage-wiped',
  'settings-wiped',
]);

type RareAct = Exclude<Act, 'glance'>;
const RARE_ACTS = ACTS.filter((act): act is RareAct => act !== 'glance');
/** Probability of each act on a day. */
const ODDS: Readonly<Record<RareAct, number>> = {
  flick: 0.5,
  browse: 0.7,
  'open-settings': 0.25,
  'sync-now': 0.15,
  'toggle-page': 0.08,
  'change-preference': 0.08,
  'change-client': 0.03,
  diagnose: 0.04,
  'sign-out': 0.02,
  'switch-service': 0.03,
};

/** Draws a world and its bad luck. The same seed and options give the same case. */
export function drawCase(seed: number, options: DrawOptions = {}): TestCase {
  const draw = createDraw(seed);
  const days = Math.min(draw.between(MIN_DAYS, MAX_DAYS), options.maxDays ?? MAX_DAYS);
  const steering = drawSteering(draw, days * DAY_MS - CALM_MS, drawWays(draw, options));
  const world = {
    persona: draw.pick(PERSONA_NAMES),
    service: draw.pick(SERVICES),
    start: draw.pick(STARTS),
    savesBattery: draw.chance(0.3),
    ...steering.world,
  };
  const start = Date.parse(`${world.start}T00:00:00Z`) + draw.below(DAY_MS / MINUTE_MS) * MINUTE_MS;
  return {
    seed,
    days,
    model: draw.pick(MODELS.slice(0, 2)),
    ...world,
    start: new Date(start).toISOString(),
    faults: drawFaults(draw, days * DAY_MS - CALM_MS, options, steering.faults),
    acts: [...drawActs(draw, days * DAY_MS - CALM_MS), ...steering.acts].sort((a, b) => a.at - b.at),
    ...(draw.chance(ABROAD) && { zone: draw.pick(ZONES) }),
  };
}

/**
 * The ways that are wanted. Where every situation was reached, some come again: they are the bad luck that finds
 * mistakes.
 */
function drawWays(draw: Draw, { wanted = [], only, aim }: DrawOptions): readonly Way[] {
  if (wanted.length > 0 || only || aim || draw.chance(0.5)) return wanted;
  return [draw.pick(WAYS), draw.pick(WAYS)];
}

/** Number of times that each wanted way happens in one world. */
const WANTED_TIMES = 3;

/**
 * Draws the world of the wanted ways, and the times of their faults and acts. Of two worlds that contradict each other
 * the first is drawn.
 */
function drawSteering(draw: Draw, endMs: number, wanted: readonly Way[]) {
  const endMinute = Math.floor(endMs / MINUTE_MS);
  const faults: DrawnAt[] = [];
  const acts: { at: number; act: Act }[] = [];
  for (const way of wanted) {
    for (let i = 0; i < WANTED_TIMES; i++) {
      const at = draw.between(1, endMinute - 1);
      for (const fault of way.faults ?? []) faults.push({ ...fault, at });
      for (const { act, after = 0 } of way.acts ?? []) {
        const actAt = (at + after) * MINUTE_MS + SECOND_MS;
        if (actAt < endMs) acts.push({ act, at: actAt });
      }
    }
  }
  const world: Way['world'] = Object.assign({}, ...wanted.map((way) => way.world).reverse());
  return { faults, acts, world };
}

/** Draws some kinds of faults, each with a frequency of its own. Most worlds know few, and some are a storm. */
function drawFaults(
  draw: Draw,
  endMs: number,
  { only, aim }: DrawOptions,
  wanted: readonly DrawnAt[],
): string[] {
  const endMinute = Math.floor(endMs / MINUTE_MS);
  // The wanted ways need a world that is not in ruins.
  const isSteered = wanted.length > 0;
  const share = draw.pick(isSteered ? [0.05, 0.1, 0.25] : [0.1, 0.25, 0.5, 0.8]);
  const gaps = isSteered ? [240, 900, 3000] : [60, 240, 900, 3000];
  const names = FAULT_NAMES.filter(() => draw.chance(share));
  const faults = [...wanted];
  for (const name of only ?? names) {
    const gapMinutes = draw.pick(ENDING_FAULTS.has(name) ? [1500, 5000] : gaps);
    const aimedShare = draw.pick([0, 0.5, 1]);
    for (let at = 5 + draw.below(gapMinutes); at < endMinute; at += 1 + draw.below(2 * gapMinutes)) {
      const moment = aim ?? (draw.chance(aimedShare) ? drawMoment(draw) : undefined);
      faults.push({ ...drawFault(draw, name), at, moment });
    }
  }
  return faults.sort((a, b) => a.at - b.at).map((fault) => write(fault, endMinute));
}

/** A name, or a name with its value, as `--faults` has them. */
function drawFault(draw: Draw, nameOrSpec: string): DrawnFault {
  const name = FAULT_NAMES.find((each) => each === nameOrSpec.split('=')[0]);
  if (!name) throw new Error(`there is no fault "${nameOrSpec}"`);
  const fault = FAULT_DRAWS[name](draw);
  return nameOrSpec === name ? fault : { ...fault, spec: nameOrSpec };
}

/** As a fault that is over at `endMinute`. */
function write({ spec, minutes, at, moment }: DrawnAt, endMinute: number): string {
  const length = minutes === undefined ? undefined : Math.min(minutes, endMinute - at);
  if (moment !== undefined) return `${spec}@${at}m:${moment}${length === undefined ? '' : `..+${length}m`}`;
  return `${spec}@${at}m${length === undefined ? '' : `..${at + length}m`}`;
}

function drawActs(draw: Draw, endMs: number): { at: number; act: Act }[] {
  const glances = draw.pick([1, 4, 12]);
  const acts: { at: number; act: Act }[] = [];
  for (let dayMs = 0; dayMs < endMs; dayMs += DAY_MS) {
    const add = (act: Act): void => {
      const at = dayMs + draw.below(DAY_MS);
      if (at < endMs) acts.push({ at, act });
    };
    for (let i = 0; i < glances; i++) add('glance');
    for (const act of RARE_ACTS) if (draw.chance(ODDS[act])) add(act);
  }
  return acts.sort((a, b) => a.at - b.at);
}
