import { MODEL_INFO, MODELS } from '../app-package/models';
import { cleanText } from '../client/clean-text';
import { Simulator } from '../client/simulator';
import { readWorldArguments, type WorldArguments } from '../client/world-arguments';
import type { ConnectWorld } from '../client/world-link';
import type { Report } from '../run/report';
import { MEBIBYTE } from '../world/bytes';
import type { Instant } from '../world/clock';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../world/duration';
import { messageOf } from '../world/message-of';
import { describeFindings } from './describe-findings';
import type { PackageResult, PictureStage, SignInState } from './package-result';

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

/** Runs a package to its end. Whatever fails, the result is a row: one package costs no other its own. */
export function runPackage(run: PackageRun): Promise<PackageResult> {
  return new PackageWalk(run).walk();
}

/** The walk through one package, and what is seen on it. */
class PackageWalk {
  private report: Report | undefined;
  private readonly pictures: PackageResult['pictures'] = {};
  private signIn: SignInState = 'none';
  private simulatedMs = 0;
  private realMs = 0;
  private memoryBytes = 0;

  constructor(private readonly run: PackageRun) {}

  async walk(): Promise<PackageResult> {
    const { file, limitS } = this.run;
    let simulator: Simulator | undefined;
    let timer: NodeJS.Timeout | undefined;
    let reason: string | null = null;
    try {
      simulator = await this.open();
      const opened = simulator;
      timer = setTimeout(() => void opened.close(`it was not done after ${limitS} s`), limitS * SECOND_MS);
      await this.perform(opened);
    } catch (error) {
      reason = cleanText(messageOf(error));
    } finally {
      clearTimeout(timer);
      await simulator?.close();
    }
    const { report, pictures, signIn, simulatedMs, realMs, memoryBytes } = this;
    const findings = describeFindings({ file, appName: simulator?.app.name, reason, report });
    const { exceptions, warnings, missing, ...end } = findings;
    return {
      ...end,
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

  private open(): Promise<Simulator> {
    const { file, world, connect, limitS } = this.run;
    const fba = this.run.readFba();
    return this.measure(() =>
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

  private async perform(simulator: Simulator): Promise<void> {
    const { durationMs, savePicture } = this.run;
    const start = await simulator.now();
    const { model } = await simulator.picture();
    const { width, height } = MODEL_INFO[model].screen;
    const look = async (stage: PictureStage): Promise<void> => {
      this.pictures[stage] = savePicture(stage, await simulator.screenshot());
    };
    const half = Math.round(durationMs / 2);
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
      { at: durationMs, act: () => look('end') },
    ];
    for (const { at, act } of steps) {
      await this.passTime(simulator, start, at);
      await act();
    }
    if (simulator.app.hasSettings && (await simulator.signInProblem()) === null) this.signIn = 'done';
    this.report = (await simulator.report()).report;
  }

  /** Until `ms` after the start. */
  private async passTime(simulator: Simulator, start: Instant, ms: number): Promise<void> {
    while (this.simulatedMs < ms) {
      const next = Math.min(ms, this.simulatedMs + LONGEST_STEP_MS);
      const noteMemory = async (): Promise<void> => {
        this.memoryBytes = Math.max(this.memoryBytes, await simulator.usedMemory());
      };
      // The world may end meanwhile; the step rejects, too.
      const sampling = setInterval(() => void noteMemory().catch(() => undefined), MEMORY_INTERVAL_MS);
      try {
        await this.measure(() => simulator.runUntil(start + next));
      } finally {
        clearInterval(sampling);
      }
      await noteMemory();
      this.simulatedMs = next;
      this.report = (await simulator.report()).report;
    }
  }

  /** Adds the real time that `act` takes. */
  private async measure<T>(act: () => Promise<T>): Promise<T> {
    const before = performance.now();
    try {
      return await act();
    } finally {
      this.realMs += performance.now() - before;
    }
  }
}
