import { MODEL_INFO, MODELS } from '../app-package/models';
import { cleanText } from '../client/clean-text';
import { Simulator } from '../client/simulator';
import { readWorldArguments, type WorldArguments } from '../client/world-arguments';
import type { ConnectWorld } from '../client/world-link';
import type { Report, ReportLine } from '../run/report';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../world/duration';
import { messageOf } from '../world/message-of';
import { findMissingParts } from './find-missing-parts';
import {
  type Finding,
  MISSING_KINDS,
  type Outcome,
  type PackageResult,
  type PictureStage,
  type SignInState,
} from './package-result';

export interface PackageRun {
  file: string;
  /** Reads the package. Throws where it cannot be read. */
  readFba(): Uint8Array;
  /** Virtual ms. */
  durationMs: number;
  /** Real seconds after which the world is ended. */
  limitS: number;
  /** The world's options. `device` counts where the package was built for it. */
  world: WorldArguments;
  connect: ConnectWorld;
  /** Keeps a PNG, and returns its path. */
  savePicture(stage: PictureStage, png: Uint8Array): string;
}

/** The shortest run: all steps are over. */
export const MIN_DURATION_MS = 4 * MINUTE_MS;

const START_PICTURE_MS = 5 * SECOND_MS;
const SIGN_IN_MS = 10 * SECOND_MS;
const FIRST_TAP_MS = MINUTE_MS;
const TAP_INTERVAL_MS = 3 * SECOND_MS;
const TAPS_PICTURE_MS = 100 * SECOND_MS;
const DISPLAY_OFF_MS = 2 * MINUTE_MS;
const DISPLAY_ON_MS = 3 * MINUTE_MS;
/** Centre, middles of the quarters, middles of the edges: parts of the screen's width and height. */
const TAPS = [
  [0.5, 0.5],
  [0.25, 0.25],
  [0.75, 0.25],
  [0.25, 0.75],
  [0.75, 0.75],
  [0.5, 0.1],
  [0.9, 0.5],
  [0.5, 0.9],
  [0.1, 0.5],
] as const;
/** Longest simulated time between two reports, ms. A world that ends takes with it what came after the last one. */
const LONGEST_STEP_MS = HOUR_MS;
const MEMORY_INTERVAL_MS = 250;
const MEBIBYTE = 1024 * 1024;

/** Runs a package to its end. Whatever fails, the result is a row: one package costs no other its own. */
export async function runPackage(run: PackageRun): Promise<PackageResult> {
  const observed: Observed = {
    pictures: {},
    signIn: 'none',
    simulatedMs: 0,
    realMs: 0,
    memoryBytes: 0,
  };
  let simulator: Simulator | undefined;
  let timer: NodeJS.Timeout | undefined;
  let reason: string | null = null;
  try {
    simulator = await open(run, observed);
    const opened = simulator;
    timer = setTimeout(
      () => void opened.close(`it was not done after ${run.limitS} s`),
      run.limitS * SECOND_MS,
    );
    await perform(opened, run, observed);
  } catch (error) {
    reason = cleanText(messageOf(error));
  } finally {
    clearTimeout(timer);
    await simulator?.close();
  }
  return describe(run, observed, { reason, appName: simulator?.app.name });
}

/** What was seen so far. */
interface Observed {
  report?: Report;
  pictures: PackageResult['pictures'];
  signIn: SignInState;
  simulatedMs: number;
  realMs: number;
  memoryBytes: number;
}

async function open(run: PackageRun, observed: Observed): Promise<Simulator> {
  const { file, world, connect, limitS } = run;
  const fba = run.readFba();
  return measured(observed, () =>
    Simulator.open({
      fba,
      fileName: file,
      connect,
      maxHangMs: Math.min(10, limitS) * SECOND_MS,
      readSpec: ({ models }) => {
        const device = MODELS.find((model) => model === world.device && models.includes(model));
        return readWorldArguments({ ...world, device }, models);
      },
    }),
  );
}

async function perform(simulator: Simulator, run: PackageRun, observed: Observed): Promise<void> {
  const start = await simulator.now();
  const { model } = await simulator.picture();
  const { width, height } = MODEL_INFO[model].screen;
  const look = async (stage: PictureStage): Promise<void> => {
    observed.pictures[stage] = run.savePicture(stage, await simulator.screenshot());
  };
  const half = Math.round(run.durationMs / 2);
  const steps: readonly { at: number; act(): Promise<unknown> }[] = [
    { at: START_PICTURE_MS, act: () => look('start') },
    ...(simulator.app.hasSettings ? [{ at: SIGN_IN_MS, act: () => simulator.beginSignIn() }] : []),
    ...TAPS.map(([x, y], i) => ({
      at: FIRST_TAP_MS + i * TAP_INTERVAL_MS,
      act: () => simulator.tap(Math.round(x * width), Math.round(y * height)),
    })),
    { at: TAPS_PICTURE_MS, act: () => look('taps') },
    { at: DISPLAY_OFF_MS, act: () => simulator.setDisplay(false) },
    { at: DISPLAY_ON_MS, act: () => simulator.setDisplay(true) },
    ...(half > DISPLAY_ON_MS
      ? [
          { at: half, act: () => simulator.setDisplay(false) },
          { at: half + SECOND_MS, act: () => simulator.setDisplay(true) },
        ]
      : []),
    { at: run.durationMs, act: () => look('end') },
  ];
  for (const { at, act } of steps) {
    await passTime(simulator, { start, until: at }, observed);
    await act();
  }
  if (simulator.app.hasSettings && (await simulator.signInProblem()) === null) observed.signIn = 'done';
  observed.report = (await simulator.report()).report;
}

async function passTime(
  simulator: Simulator,
  { start, until }: { start: number; until: number },
  observed: Observed,
): Promise<void> {
  while (observed.simulatedMs < until) {
    const next = Math.min(until, observed.simulatedMs + LONGEST_STEP_MS);
    const noteMemory = async (): Promise<void> => {
      observed.memoryBytes = Math.max(observed.memoryBytes, await simulator.usedMemory());
    };
    // The world may end meanwhile; the step rejects, too.
    const sampling = setInterval(() => void noteMemory().catch(() => undefined), MEMORY_INTERVAL_MS);
    try {
      await measured(observed, () => simulator.runUntil(start + next));
    } finally {
      clearInterval(sampling);
    }
    await noteMemory();
    observed.simulatedMs = next;
    observed.report = (await simulator.report()).report;
  }
}

/** Adds the real time that `act` takes. */
async function measured<T>(observed: Pick<Observed, 'realMs'>, act: () => Promise<T>): Promise<T> {
  const before = performance.now();
  try {
    return await act();
  } finally {
    observed.realMs += performance.now() - before;
  }
}

function describe(
  { file }: PackageRun,
  observed: Observed,
  { reason, appName }: { reason: string | null; appName: string | undefined },
): PackageResult {
  const { report, pictures, signIn, simulatedMs, realMs, memoryBytes } = observed;
  const exceptions = [...(report?.device.errors ?? []), ...(report?.companion.errors ?? [])].map(toFinding);
  const warnings = (report?.device.warnings ?? []).map(toFinding);
  const missing = findMissingParts(warnings.map(({ text }) => text));
  const isIncomplete = MISSING_KINDS.some((kind) => kind !== 'fonts' && missing[kind].length > 0);
  const outcome = ((): Outcome => {
    if (appName === undefined) return 'refused';
    if (reason !== null) return 'ended';
    if (exceptions.length > 0) return 'exception';
    if (isIncomplete) return 'incomplete';
    return warnings.length > 0 ? 'warnings' : 'clean';
  })();
  return {
    file,
    name: appName === undefined || appName === '' ? file : appName,
    outcome,
    reason,
    signIn,
    exceptions,
    warnings,
    missing,
    pictures,
    simulatedMs,
    seconds: Math.round(realMs / 10) / 100,
    memoryMb: memoryBytes > 0 ? Math.round(memoryBytes / MEBIBYTE) : null,
  };
}

function toFinding(line: string | ReportLine): Finding {
  if (typeof line === 'string') return { text: line, count: 1 };
  const { text, at, stack, count } = line;
  return { text, ...(at !== undefined && { at, stack }), count };
}
