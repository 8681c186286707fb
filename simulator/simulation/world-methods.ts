import type { Model } from '../app-package/models';
import type { Evaluation } from '../realm/realm';
import type { Report } from '../run/report';
import type { FileRecord, LineRecord, RequestRecord } from '../run/run-record';
import type { ScreenPart, ScreenText } from '../screen/screen';
import type { Instant } from '../world/clock';
import type { CloudRequest, CloudResponse } from '../world/http';
import type { NetworkFailure } from '../world/network';
import type { RealRequest } from '../world/outside';
import type { CodeOwner } from '../world/running-code';
import type { TraceEntry } from '../world/trace';
import type { ClientCommand } from './commands';
import type { ConsoleLine, TargetDescription } from './developer-tools';
import type { BrowserResponse } from './phone-browser';
import type { AppInfo, StorageInfo, WorldState } from './protocol';
import type { Recording } from './recording';
import type { WorldSpec } from './world-spec';

/**
 * What a world's surroundings can call: each method by name, with one object of JSON values and a result of JSON
 * values. Rejections are errors of the app package, of the settings page, or of the world itself.
 */
export interface WorldMethods {
  /** Reads an .fba (base64) and keeps it for `start`. Rejects with an AppPackageError. */
  load(params: { fileName: string; fba: string }): AppInfo;
  /** Keeps an app that does nothing, for a watch without one. */
  loadNothing(params: object): AppInfo;
  /** Makes a world that runs the loaded app, and boots it. Time stands still until `run` or the command `play`. */
  start(params: { spec: WorldSpec; instance: string }): void;
  /** Lets virtual time pass, as fast as it goes, up to `until`. Returns the moment. */
  run(params: { until: Instant }): Instant;
  now(params: object): Instant;
  /** Performs a command as the page sends it. */
  perform(params: { command: ClientCommand }): void;
  /** Opens the settings page and signs in there as soon as its button shows, without the scopes `without`. */
  beginSignIn(params: { service?: string; without?: readonly string[] }): void;
  /** Why the sign-in has not begun; null once it has. */
  signInProblem(params: object): string | null;
  /** Begins a fault of `parseFault`'s form now; its times count from now. */
  addFault(params: { spec: string }): void;
  /** What was done since the world began, without secrets. */
  recording(params: object): Recording;
  /**
   * Runs to `until` as fast as possible, and stays there; on the way to `end`, as the pages show. Returns whether it
   * arrived: a page may have stopped it.
   */
  replayTo(params: { until: Instant; end: Instant }): boolean;
  /** All that the page shows besides the picture and the event log. */
  state(params: object): WorldState;
  /** The entries of the trace from a number on, whole. */
  entries(params: { from: number }): TraceEntry[];
  settings(params: object): Record<string, string>;
  /** All that the app has stored. Tokens and secrets are masked unless `showTokens`. */
  storage(params: { showTokens: boolean }): StorageInfo;
  texts(params: object): ScreenText[];
  elements(params: object): ScreenPart[];
  /** Console lines, errors and warnings of the run, equal ones together. */
  lines(params: object): readonly LineRecord[];
  /** The requests of the run, the latest 10,000. */
  requests(params: object): readonly RequestRecord[];
  /** The file transfers of the run, the latest 10,000. */
  files(params: object): readonly FileRecord[];
  /** The watch's screen as SVG, and the model whose glass it lies behind. */
  picture(params: object): { svg: string; model: Model };
  /** The report up to now, with these pictures in it. Tokens and secrets are masked unless `showTokens`. */
  report(params: { screenshots: string[]; showTokens: boolean }): { report: Report; errors: number };
  /** An entry of the trace as JSON. */
  entry(params: { id: number }): string | null;
  /** Replaces the app; see `World.openApp`. Rejects with an AppPackageError. */
  openApp(params: { fileName: string; fba: string }): void;
  /** The script of the app's settings page, cut where it is longer than the page loads; empty without one. */
  settingsScript(params: object): { name: string; script: string };

  // A developer's tool; see `DeveloperTools`. Rejections with a TargetError have a line for the developer.
  describeTarget(params: object): TargetDescription;
  install(params: { fba: string }): void;
  launch(params: object): void;
  evaluate(params: { source: string }): Evaluation | null;
  /** Begins or ends the events `console`. */
  listenConsole(params: { on: boolean }): void;

  // A page in a browser, by a number that the surroundings chose. Messages for it leave as the event `page`.
  join(params: { page: number }): void;
  leave(params: { page: number }): void;
  /** Whether somebody looks. While nobody does, time stands still and what was chosen for it stays. */
  setAttended(params: { on: boolean }): void;
  /** A message of the page, as it was received. Anything but a command is ignored. */
  receive(params: { page: number; text: string }): void;
  /** The phone's browser loads a page; null where its session is closed. */
  visit(params: { visit: number; token: string; request: CloudRequest }): BrowserResponse | null;
  cancelVisit(params: { visit: number }): void;

  /** The result of the event `fetch` with this number. */
  fetched(params: { id: number; result: CloudResponse | NetworkFailure }): void;
  /** The result of the event `measure` with this number. */
  measured(params: { id: number; share: number }): void;
  /** Returns the bytes of memory that the process uses; a world that runs endless code does not. */
  ping(params: object): number;
}

/** What a world reports by itself. */
export interface WorldEvents {
  /** A message for a page, as JSON. */
  page: { page: number; text: string };
  /** A line of the app, after `listenConsole`. */
  console: ConsoleLine;
  /** Code of this owner begins to run. */
  running: { owner: CodeOwner };
  /** A request to a real server. */
  fetch: { id: number; request: RealRequest };
  /** The lit pixels of a picture are needed. */
  measure: { id: number; svg: string };
}

export type WorldMethodName = keyof WorldMethods;
export type WorldEventName = keyof WorldEvents;
