import type { Model } from '../app-package/models';
import type { FailureMode } from '../cloud/failure-modes/failure-mode';
import type { CloudServiceName } from '../cloud/service-session';
import { renderScreenshot } from '../picture/render-screenshot';
import type { OverridableSensor } from '../run/overridable-sensors';
import type { Report } from '../run/report';
import type { ScreenPart, ScreenText } from '../screen/screen';
import type { ClientCommand } from '../simulation/commands';
import type { AppInfo } from '../simulation/protocol';
import type { Instant } from '../world/clock';
import { parseDuration, SECOND_MS } from '../world/duration';
import { messageOf } from '../world/message-of';
import { type BootSource, bootWorld } from './boot-world';
import { cleanText } from './clean-text';
import { connectWatched, type WatchedLinkOptions } from './connect-watched';
import { type FingerStep, type Point, pressSteps, swipeSteps } from './finger-way';
import { namingMembers, readFault } from './simulator-options';
import { UsageError } from './usage-error';
import { WorldError } from './world-connection';
import type { WorldLink } from './world-link';
import { WorldRecords } from './world-records';

/** What a simulator is made from. */
export interface SimulatorSource extends BootSource, WatchedLinkOptions {
  /** The content of an .fba. */
  fba: Uint8Array;
}

/** Virtual time in which a sign-in ends and its first data arrives. */
const SIGN_IN_MS = 20 * SECOND_MS;

/**
 * A watch, a phone and a cloud that run one app in virtual time. Time passes in `run`, and in
 * `press` and `swipe`. After `close`, and when the world ended by itself, every call rejects with a WorldGoneError.
 */
export class Simulator {
  /**
   * What has happened so far.
   * @internal
   */
  readonly records: WorldRecords;

  private constructor(
    /** The app that runs. */
    readonly app: AppInfo,
    private readonly link: Pick<WorldLink, 'connection' | 'close'>,
    private readonly letTimePass?: (until: Instant) => Promise<void>,
  ) {
    this.records = new WorldRecords(link.connection);
  }

  /**
   * Operates a world that runs already. Time passes as `letTimePass` does it, and `close` leaves the world alone.
   * @internal
   */
  static attach(
    app: AppInfo,
    connection: WorldLink['connection'],
    letTimePass: (until: Instant) => Promise<void>,
  ): Simulator {
    return new Simulator(app, { connection, close: async () => undefined }, letTimePass);
  }

  /**
   * Starts the app on the watch. Rejects with a WorldError where the file is no .fba.
   * @internal
   */
  static async open(source: SimulatorSource): Promise<Simulator> {
    const link = connectWatched(source);
    try {
      const { app } = await bootWorld(link.connection, source, '');
      return new Simulator(app, link);
    } catch (error) {
      await link.close();
      throw error;
    }
  }

  /** The virtual time, in ms since 1970. */
  now(): Promise<Instant> {
    return this.link.connection.call('now', {});
  }

  /** Lets virtual time pass: ms, or a duration such as `1h30m`. */
  async run(duration: number | string): Promise<void> {
    const ms = typeof duration === 'number' ? duration : parseDuration(duration);
    if (ms === undefined) throw new UsageError(`"${duration}" is not a duration such as 90m`);
    await this.runUntil((await this.now()) + ms);
  }

  /** Lets virtual time pass up to a moment. */
  async runUntil(until: Instant): Promise<void> {
    if (this.letTimePass) await this.letTimePass(until);
    else await this.link.connection.call('run', { until });
  }

  /** Taps the screen, in pixels of the watch. */
  tap(x: number, y: number): Promise<void> {
    return this.perform({ type: 'tap', x, y });
  }

  /** A long press of the screen, by default of 1.2 s. That time passes in the call. */
  press(x: number, y: number, ms?: number): Promise<void> {
    return this.follow(pressSteps([x, y], ms));
  }

  /** Swipes from one point to another, by default in 200 ms. That time passes in the call. */
  swipe(from: Point, to: Point, ms?: number): Promise<void> {
    return this.follow(swipeSteps(from, to, ms));
  }

  /** Presses the button at the side: back, or display on. */
  pressButton(): Promise<void> {
    return this.perform({ type: 'sideButton' });
  }

  /** Turns the display on or off; off is always-on where the wearer enabled that. */
  setDisplay(on: boolean): Promise<void> {
    return this.perform({ type: 'display', on });
  }

  /** Holds a sensor at a value; null lets it follow the person again. */
  setSensor(sensor: OverridableSensor, value: number | null): Promise<void> {
    return this.perform({ type: 'overrideSensor', sensor, value });
  }

  /** All keys that settings page and companion share, with their stored values. */
  getSettings(): Promise<Record<string, string>> {
    return this.link.connection.call('settings', {});
  }

  /** Writes a stored value as the settings page does; null removes the key. */
  setSetting(key: string, value: string | null): Promise<void> {
    return this.perform({ type: 'setSetting', key, value });
  }

  /**
   * Opens the settings page, signs in and consents; at `service`, by default the one that the page offers. Takes 20
   * seconds of virtual time. Rejects with a WorldError where there is no button to press.
   */
  async signIn(service?: CloudServiceName): Promise<void> {
    await this.beginSignIn(service);
    await this.run(SIGN_IN_MS);
    const problem = await this.signInProblem();
    if (problem !== null) throw new WorldError('SignInError', cleanText(problem));
  }

  /**
   * Opens the settings page and signs in as soon as its button shows, without the scopes `without`; `run` lets that
   * happen.
   */
  async beginSignIn(service?: string, without?: readonly string[]): Promise<void> {
    await this.link.connection.call('beginSignIn', { service, without });
  }

  /** Why the sign-in has not begun; null once it has. */
  signInProblem(): Promise<string | null> {
    return this.link.connection.call('signInProblem', {});
  }

  /** Connects the phone with the internet, or cuts it off. */
  setOnline(on: boolean): Promise<void> {
    return this.perform({ type: 'network', on });
  }

  /** Connects watch and phone, or cuts Bluetooth. */
  setLink(on: boolean): Promise<void> {
    return this.perform({ type: 'link', on });
  }

  /** Lets the pretend cloud fail, at all addresses or at those that contain `urlPart`; `normal` ends that. */
  setFailure(failureMode: FailureMode, urlPart?: string): Promise<void> {
    return this.perform({ type: 'failureMode', failureMode, urlPart });
  }

  /** Schedules a fault as `--fault` has it, such as `link-off@10m..40m`; its times count from now. */
  async addFault(spec: string): Promise<void> {
    namingMembers(() => readFault(spec));
    await this.link.connection.call('addFault', { spec });
  }

  /** The texts of the app's view, from top to bottom. */
  texts(): Promise<ScreenText[]> {
    return this.link.connection.call('texts', {});
  }

  /** The displayed shapes of the app's view in document order, as they are on the screen. */
  elements(): Promise<ScreenPart[]> {
    return this.link.connection.call('elements', {});
  }

  /**
   * The screen as a PNG file. With `hasGlass`, what the watch's glass hides is transparent. Rejects with a WorldError
   * where the app shows what cannot be drawn.
   */
  async screenshot(options: { hasGlass?: boolean; scale?: number } = {}): Promise<Uint8Array> {
    const picture = await this.picture();
    try {
      return await renderScreenshot(picture, options);
    } catch (error) {
      throw new WorldError('PictureError', cleanText(messageOf(error)));
    }
  }

  /** The screen as SVG, unchecked: it was written by the process that runs the app. */
  picture(): Promise<{ svg: string; model: Model }> {
    return this.link.connection.call('picture', {});
  }

  /**
   * Everything that happened so far, and how many errors were not caught. `screenshots` are listed in it. Tokens and
   * secrets are masked unless `showTokens`.
   */
  report(
    screenshots: string[] = [],
    { showTokens = false }: { showTokens?: boolean } = {},
  ): Promise<{ report: Report; errors: number }> {
    return this.link.connection.call('report', { screenshots, showTokens });
  }

  /**
   * Bytes of memory that the world's process uses; 0 in this process.
   * @internal
   */
  usedMemory(): Promise<number> {
    return this.link.connection.call('ping', {});
  }

  /** Ends the world; what waits for it rejects with `reason`. */
  close(reason?: string): Promise<void> {
    return this.link.close(reason);
  }

  private async follow(steps: readonly FingerStep[]): Promise<void> {
    const start = await this.now();
    for (const { after, command } of steps) {
      if (after > 0) await this.runUntil(start + after);
      await this.perform(command);
    }
  }

  /**
   * Performs a command of the page.
   * @internal
   */
  async perform(command: ClientCommand): Promise<void> {
    await this.link.connection.call('perform', { command });
  }
}
