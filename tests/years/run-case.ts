import { createHash } from 'node:crypto';
import type { AppPackage } from '../../simulator/app-package/app-package';
import { parseFault } from '../../simulator/run/parse-fault';
import { World } from '../../simulator/run/world';
import type { ScheduledFault } from '../../simulator/run/world-faults';
import type { Instant } from '../../simulator/world/clock';
import { DAY_MS, MINUTE_MS, parseDuration, SECOND_MS } from '../../simulator/world/duration';
import type { TraceEntry } from '../../simulator/world/trace';
import type { FaultEvent } from '../../simulator/world/trace-events';
import { CALM_MS } from './draw-case';
import type { Checker, Invariant, Run } from './invariant';
import { INVARIANTS } from './invariants';
import { SITUATIONS } from './situations';
import type { TestCase } from './test-case';
import { type ScenarioAction, SIGN_IN_PAUSE_MS, Wearer } from './wearer';

/** Time of two wakes, and of a sync, ms. */
const TWO_WAKES_MS = 33 * MINUTE_MS;

export interface Violation {
  invariant: string;
  text: string;
  /** ms since the start. */
  at: number;
}

/** How a case ended. */
export interface Outcome {
  days: number;
  /** Number of faults by name; of an answer with its mode, `answer=500`. */
  faults: Record<string, number>;
  requests: number;
  refreshes: number;
  /** Launches of the companion and of the face. */
  restarts: number;
  /** How often each situation was reached. */
  situations: Record<string, number>;
  violations: Violation[];
  /** Digest of everything that happened. It is equal for equal runs. */
  digest: string;
  /** The faults that began, as `--fault` has them; none lasts beyond the beginning of the calm. */
  happened: string[];
  /** What the wearer did, as steps of a scenario. */
  done: { at: number; action: ScenarioAction }[];
}

/** The trace is observed as it happens, so little of it has to be kept. */
const SMALL_TRACE = { maxEntries: 500, maxBodyBytes: 256 * 1024 };
/** Number of times that an invariant is reported, which may be broken at each step. */
const MAX_VIOLATIONS = 5;

/** Runs a case from its start to its end. `invariants` are those that are checked. */
export async function runCase(
  app: AppPackage,
  testCase: TestCase,
  invariants: readonly Invariant[] = INVARIANTS,
): Promise<Outcome> {
  const start = Date.parse(testCase.start);
  const end = start + testCase.days * DAY_MS;
  const world = new World({
    app,
    start,
    seed: testCase.seed,
    persona: testCase.persona,
    model: testCase.model,
    zone: testCase.zone,
    trace: SMALL_TRACE,
  });
  const faults = testCase.faults.map((spec) => ({
    spec,
    scheduled: world.faults.schedule(parseFault(spec)),
  }));
  world.phoneSystem.isSavingBattery = testCase.savesBattery;
  const wearer = new Wearer(world, testCase.service);
  const run: Run = { world, testCase, calmFrom: end - CALM_MS, signIns: wearer.signIns };
  const counts = countEvents(world);
  const violations: Violation[] = [];
  const checkers: Checker[] = invariants.map((invariant) =>
    invariant.watch(run, (text) => {
      const earlier = violations.filter((each) => each.invariant === invariant.name);
      if (earlier.length < MAX_VIOLATIONS)
        violations.push({ invariant: invariant.name, text, at: world.clock.now() - start });
    }),
  );
  const situations = SITUATIONS.map((situation) => ({ name: situation.name, count: situation.watch(run) }));

  world.boot();
  await world.run(start + 10 * SECOND_MS);
  await wearer.signIn();
  world.watch.setDisplay(false);
  for (const { at, act } of testCase.acts) {
    await world.run(Math.max(start + at, world.clock.now()));
    await wearer.perform(act);
  }
  await world.run(run.calmFrom);
  // A fault that waits for a moment may not have begun, and one that began at a moment may not be over.
  world.faults.endAll();
  world.phoneSystem.isSavingBattery = testCase.savesBattery;
  // Whoever has to sign in does so now.
  await wearer.perform('glance');
  await world.run(run.calmFrom + TWO_WAKES_MS);
  for (const checker of checkers) checker.checkCalm?.();
  // The watch may have learned only now that somebody has to sign in, who may have tried a short time ago.
  await wearer.perform('glance');
  await world.run(run.calmFrom + SIGN_IN_PAUSE_MS + TWO_WAKES_MS);
  await wearer.perform('glance');
  await world.run(end);
  for (const checker of checkers) checker.checkEnd?.();

  return {
    days: testCase.days,
    ...counts.read(),
    situations: Object.fromEntries(situations.map(({ name, count }) => [name, count()])),
    violations,
    happened: faults.flatMap(({ spec, scheduled }) => describeFault(spec, scheduled, run.calmFrom)),
    done: wearer.done,
  };
}

/** A fault as `--fault` has it; none if it never began. The calm may have ended it early. */
function describeFault(spec: string, { begunAt }: ScheduledFault, calmFrom: Instant): string[] {
  if (begunAt === undefined) return [];
  const [, before, length] = /^(.*\.\.\+)(.+)$/.exec(spec) ?? [];
  const ms = length === undefined ? undefined : parseDuration(length);
  return [ms === undefined || begunAt + ms <= calmFrom ? spec : `${before}${calmFrom - begunAt}ms`];
}

/** The name of a fault, without the addresses that an answer is for. */
function kindOfFault({ name, value = '' }: FaultEvent): string {
  return name === 'answer' ? `answer=${value.split(':')[0]}` : name;
}

/** Counts what a summary has, and takes the digest of the whole run. */
function countEvents(world: World) {
  const hash = createHash('sha256');
  const faults: Record<string, number> = {};
  let requests = 0;
  let refreshes = 0;
  let restarts = 0;
  world.trace.listen((entry: TraceEntry, isNew) => {
    hash.update(JSON.stringify(entry));
    if (!isNew) return;
    if (entry.kind === 'request') {
      requests++;
      if (entry.requestBody?.includes('grant_type=refresh_token')) refreshes++;
    } else if (entry.kind === 'fault' && !entry.isOver) {
      const kind = kindOfFault(entry);
      faults[kind] = (faults[kind] ?? 0) + 1;
    }
    if (entry.kind === 'wake' || (entry.kind === 'start' && entry.place === 'watch')) restarts++;
  });
  return {
    read: () => ({ requests, refreshes, restarts, faults, digest: hash.digest('hex') }),
  };
}
