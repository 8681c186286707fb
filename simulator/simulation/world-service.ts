import { type AppPackage, MAX_SETTINGS_SCRIPT_LENGTH } from '../app-package/app-package';
import { createPersona } from '../persona/create-persona';
import { AutoSignIn } from '../run/auto-sign-in';
import { parseFault } from '../run/parse-fault';
import { createReport, maskReport } from '../run/report';
import { World } from '../run/world';
import { wearUntil, wornSince } from '../run/worn-since-morning';
import { fromBase64 } from '../world/bytes';
import type { Instant } from '../world/clock';
import { MINUTE_MS, SECOND_MS } from '../world/duration';
import type { Outside } from '../world/outside';
import { noteRunningCode } from '../world/running-code';
import { describeStorage } from './describe-storage';
import { describeApp } from './describe-world';
import { DeveloperTools } from './developer-tools';
import { EMPTY_APP } from './empty-app';
import { PageRelay } from './page-relay';
import { RemoteOutside } from './remote-outside';
import { serialize } from './serialize';
import { readNamedApp, Simulation } from './simulation';
import type { WorldEventName, WorldEvents, WorldMethods } from './world-methods';
import type { WorldSpec } from './world-spec';

/** Virtual milliseconds between two readings of the real clock: at the start of a run, and at most. */
const FIRST_RUN_STEP_MS = SECOND_MS;
const MAX_RUN_STEP_MS = MINUTE_MS;
/** Real milliseconds that a run works before other calls get their turn. */
const RUN_SLICE_MS = 50;

interface WorldServiceOptions {
  emit<E extends WorldEventName>(event: E, data: WorldEvents[E]): void;
  /** Bytes of memory that the process uses. */
  usedMemory(): number;
}

type Async<Method> = Method extends (params: infer P) => infer R ? (params: P) => R | Promise<R> : never;

/** The methods of `WorldMethods` over one world. */
export class WorldService {
  private package: { fileName: string; app: AppPackage } | undefined;
  private running: { simulation: Simulation; pages: PageRelay; tools: DeveloperTools } | undefined;
  private autoSignIn: AutoSignIn | undefined;
  private readonly outside: RemoteOutside;

  constructor(private readonly options: WorldServiceOptions) {
    this.outside = new RemoteOutside({
      fetch: (id, request) => options.emit('fetch', { id, request }),
      measure: (id, svg) => options.emit('measure', { id, svg }),
    });
  }

  readonly methods: { [K in keyof WorldMethods]: Async<WorldMethods[K]> } = {
    load: ({ fileName, fba }) => {
      noteRunningCode('package');
      this.package = { fileName, app: readNamedApp(fileName, readBytes(fba)) };
      return describeApp(this.package.app, fileName, '', 0);
    },
    loadNothing: () => {
      this.package = { fileName: '', app: EMPTY_APP };
      return describeApp(EMPTY_APP, '', '', 0);
    },
    start: ({ spec, instance }) => this.start(spec, instance),
    run: ({ until }) => this.run(until),
    now: () => this.world.clock.now(),
    perform: ({ command }) => this.simulation.perform(command),
    beginSignIn: ({ service, without = [] }) => {
      this.simulation.recorder.add(this.world.clock.now(), { type: 'signIn', service, without });
      this.autoSignIn = new AutoSignIn(this.world, service, without);
    },
    signInProblem: () => this.autoSignIn?.problem ?? null,
    addFault: ({ spec }) => {
      this.world.faults.schedule(parseFault(spec));
      this.simulation.recorder.add(this.world.clock.now(), { type: 'timedFault', spec });
    },
    recording: () => this.simulation.describeRecording(),
    replayTo: ({ until, end }) => this.simulation.playback.replayTo(until, end),
    state: () => this.simulation.describe(),
    entries: ({ from }) => this.world.trace.entries.filter(({ id }) => id >= from),
    settings: () => this.simulation.settingsPages.readAll(),
    storage: ({ showTokens }) => describeStorage(this.world, { showTokens }),
    texts: () => this.world.watch.texts(),
    elements: () => this.world.watch.parts(),
    lines: () => {
      this.world.watch.checkPicture();
      return this.world.record.lines;
    },
    requests: () => this.world.record.requests,
    files: () => this.world.record.files,
    picture: () => ({ svg: this.world.watch.svg(), model: this.world.model }),
    report: async ({ screenshots, showTokens }) => {
      const { record } = this.world;
      const report = await createReport(this.world, this.autoSignIn?.tree(), screenshots);
      return { report: showTokens ? report : maskReport(report, record.secrets), errors: record.errorCount };
    },
    entry: ({ id }) => {
      const entry = this.world.trace.get(id);
      return entry ? serialize(entry) : null;
    },
    openApp: ({ fileName, fba }) => {
      noteRunningCode('package');
      this.simulation.openApp(fileName, readBytes(fba));
    },
    settingsScript: () => {
      const { name, settings } = this.world.app;
      // One character more tells that it is too long.
      return { name, script: settings?.script.slice(0, MAX_SETTINGS_SCRIPT_LENGTH + 1) ?? '' };
    },
    describeTarget: () => this.begun.tools.describe(),
    install: ({ fba }) => {
      noteRunningCode('package');
      this.begun.tools.install(readBytes(fba));
    },
    launch: () => this.begun.tools.launch(),
    evaluate: ({ source }) => this.begun.tools.evaluate(source) ?? null,
    listenConsole: ({ on }) => this.begun.tools.setListening(on),
    join: ({ page }) => this.pages.join(page),
    leave: ({ page }) => this.pages.leave(page),
    setAttended: ({ on }) => this.simulation.playback.setAttended(on),
    receive: ({ page, text }) => this.pages.receive(page, text),
    visit: ({ visit, token, request }) => this.pages.visit(visit, token, request),
    cancelVisit: ({ visit }) => this.pages.cancelVisit(visit),
    fetched: ({ id, result }) => this.outside.finishFetch(id, result),
    measured: ({ id, share }) => this.outside.finishMeasurement(id, share),
    ping: () => this.options.usedMemory(),
  };

  /** Stops time for good. */
  close(): void {
    this.running?.simulation.playback.close();
  }

  private get simulation(): Simulation {
    return this.begun.simulation;
  }

  private get pages(): PageRelay {
    return this.begun.pages;
  }

  private get world(): World {
    return this.begun.simulation.world;
  }

  private get begun(): NonNullable<WorldService['running']> {
    if (!this.running) throw new Error('the world has not been started');
    return this.running;
  }

  private async start(spec: WorldSpec, instance: string): Promise<void> {
    if (!this.package) throw new Error('no app has been loaded');
    const { app, fileName } = this.package;
    const world = createWorld(app, spec, this.outside);
    const simulation = new Simulation(world, fileName, instance, spec);
    const emitPage = (page: number, text: string): void => this.options.emit('page', { page, text });
    const tools = new DeveloperTools(simulation, (line) => this.options.emit('console', line));
    this.running = { simulation, pages: new PageRelay(simulation, emitPage), tools };
    if (app === EMPTY_APP) return;
    if (spec.isWornSinceMorning) await wearUntil(world, spec.start);
    else world.boot();
  }

  private async run(until: Instant): Promise<Instant> {
    const { clock } = this.world;
    let stepMs = FIRST_RUN_STEP_MS;
    let sliceEnd = performance.now() + RUN_SLICE_MS;
    while (clock.now() < until) {
      const began = performance.now();
      await this.world.run(Math.min(until, clock.now() + stepMs));
      // An app that is busy and returns must not look like one that does not.
      const isSlow = performance.now() - began > RUN_SLICE_MS;
      stepMs = isSlow ? Math.max(1, Math.floor(stepMs / 4)) : Math.min(MAX_RUN_STEP_MS, stepMs * 2);
      if (performance.now() < sliceEnd) continue;
      await new Promise((resolve) => setTimeout(resolve, 0));
      sliceEnd = performance.now() + RUN_SLICE_MS;
    }
    // At the same moment there may be more to do.
    await this.world.run(until);
    return clock.now();
  }
}

function createWorld(app: AppPackage, spec: WorldSpec, outside: Outside): World {
  const { isWornSinceMorning, settings, deniedPermissions, routes, start, ...rest } = spec;
  const zone = spec.zone ?? createPersona(spec.persona ?? 'mara').zone;
  return new World({
    ...rest,
    app,
    outside,
    routes: new Map(Object.entries(routes ?? {})),
    start: isWornSinceMorning ? wornSince(start, zone) : start,
    settings: new Map(Object.entries(settings ?? {})),
    deniedPermissions: new Set(deniedPermissions),
  });
}

/** Bytes that came as text. What is no base64 is no package either. */
function readBytes(text: string): Uint8Array {
  return fromBase64(text) ?? new Uint8Array();
}
