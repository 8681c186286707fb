import type { MessageToWatch } from '../../../common/messages';
import { pageKey } from '../../../common/preferences';
import { collectScopes } from '../../../common/scopes';
import { type Challenge, type Command, SettingsKey, type Status } from '../../../common/settings-keys';
import { PAGES, type Snapshot } from '../../../common/snapshot';
import { HOUR_MS } from '../../../common/time';
import { type Companion, createCompanion } from '../../../companion/companion';
import type { KeyValueStore, Platform } from '../../../companion/platform';
import { FakeService } from './fake-service';

const RESPONSE_LOST_MS = 100;
/** A quarter past nine in the morning in Vienna, on the day of the fake service's night. */
export const START = Date.UTC(2026, 6, 14, 7, 15);

/** Text by key in memory; `isFull` refuses writes of the keys it names. */
export class MemoryStore implements KeyValueStore {
  readonly map = new Map<string, string>();
  /** Every value that was ever written. */
  readonly written: string[] = [];
  isFull: (key: string) => boolean = () => false;
  onWrite: (key: string, value: string) => void = () => undefined;

  getItem(key: string): string | null {
    return this.map.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (this.isFull(key)) throw new Error('QuotaExceededError');
    this.map.set(key, value);
    this.written.push(value);
    this.onWrite(key, value);
  }

  removeItem(key: string): void {
    this.map.delete(key);
  }

  /** A copy of the store, without listeners. */
  copy(): MemoryStore {
    const copy = new MemoryStore();
    for (const [key, value] of this.map) copy.map.set(key, value);
    copy.written.push(...this.written);
    return copy;
  }
}

/** Where a companion is killed: at the n-th time it crosses the platform's border, before that is done or after. */
export interface Kill {
  call: number;
  when: 'before' | 'after';
}

/**
 * A phone whose storage outlives its companion, in a time that passes only when the test says so. Of the pages, the
 * wearer has left on the one of last night.
 */
export class TestPhone {
  /** The true time, which the service goes by. */
  time = START;
  /** Time that the phone's own clock is ahead of it, ms. */
  clockError = 0;
  zoneOffset = 2 * HOUR_MS;
  /** When its clock was put an hour forward to that. */
  springForwardAt = 0;
  service = this.connect(new FakeService(() => this.time));
  local = new MemoryStore();
  settings = new MemoryStore();
  readonly files: { name: string; content: Snapshot }[] = [];
  readonly messages: MessageToWatch[] = [];
  readonly logLines: string[] = [];
  killAt: Kill | undefined;
  /** How often the companion has crossed the border: reads, writes, requests, timers set and run, files, messages. */
  crossings = 0;
  /** Sees each crossing. */
  onCrossing: (name: string) => void = () => undefined;
  /** Called before the companion reads the clock. */
  onClockRead: () => void = () => undefined;
  onKill: () => void = () => undefined;
  isOutboxBroken = false;

  private timers: { at: number; work: () => void }[] = [];
  private seed = 1;
  private processId = 0;
  private companion: Companion | undefined;

  constructor() {
    for (const pageName of PAGES) if (pageName !== 'sleep') this.settings.map.set(pageKey(pageName), 'false');
  }

  get snapshot(): Snapshot {
    const last = this.files[this.files.length - 1];
    if (!last) throw new Error('no snapshot was sent');
    return last.content;
  }

  get status(): Status {
    return JSON.parse(this.settings.getItem(SettingsKey.status) ?? 'null');
  }

  /** Scopes that home or a page needs: what the page's button requests. */
  get neededScopes(): string[] {
    return collectScopes(this.status.requiredScopes);
  }

  /** Those that the wearer has not granted. */
  get missingScopes(): string[] {
    return this.neededScopes.filter((scope) => !this.status.grantedScopes.includes(scope));
  }

  get challenge(): Challenge {
    return JSON.parse(this.settings.getItem(SettingsKey.challenge) ?? 'null');
  }

  get isAlive(): boolean {
    return this.companion !== undefined;
  }

  /** Launches the companion, as a new process, and lets it do what it can without time passing. */
  async launch(): Promise<void> {
    this.kill();
    await this.run(() => {
      const companion = createCompanion(this.platform(this.processId));
      this.companion = companion;
      companion.wake();
    });
  }

  /**
   * Another phone in the state of this one, whose companion must not be alive. It saves living through the same again.
   */
  copy(): TestPhone {
    if (this.companion) throw new Error('what a companion has in its memory cannot be copied');
    const copy = new TestPhone();
    const { time, clockError, zoneOffset, springForwardAt, crossings, isOutboxBroken, seed, processId } =
      this;
    Object.assign(copy, {
      time,
      clockError,
      zoneOffset,
      springForwardAt,
      crossings,
      isOutboxBroken,
      seed,
      processId,
    });
    copy.service = copy.connect(this.service.copy(() => copy.time));
    copy.local = this.local.copy();
    copy.settings = this.settings.copy();
    copy.files.push(...this.files);
    copy.messages.push(...this.messages);
    copy.logLines.push(...this.logLines);
    return copy;
  }

  /** Ends the companion's work; responses to its requests never reach it. */
  kill(): void {
    if (this.companion) this.onKill();
    this.processId++;
    this.timers = [];
    this.companion = undefined;
  }

  async wake(): Promise<void> {
    await this.run(() => this.companion?.wake());
  }

  async receive(message: unknown): Promise<void> {
    await this.run(() => this.companion?.receive(message));
  }

  /** The settings page writes a key; a sleeping companion is launched by it. */
  async writeSetting(key: string, value: unknown): Promise<void> {
    this.settings.setItem(key, JSON.stringify(value));
    if (!this.companion) return this.launch();
    await this.run(() => this.companion?.wake());
  }

  command(type: Command['type'] | 'signOut'): Promise<void> {
    if (type === 'signOut') return this.writeSetting(SettingsKey.signOut, this.time);
    return this.writeSetting(SettingsKey.command, { type, at: this.time });
  }

  /** Opens the page, consents and comes back with a code. */
  async signIn(): Promise<void> {
    await this.command('pageOpened');
    await this.returnWithCode();
  }

  /** Comes back from the consent page with a code. */
  async returnWithCode(): Promise<void> {
    const { clientId, codeChallenge } = this.challenge;
    await this.writeSetting(SettingsKey.authRedirect, {
      code: this.service.consent(clientId, codeChallenge),
    });
  }

  /** Lets `ms` pass, timers included. */
  async pass(ms: number): Promise<void> {
    const end = this.time + ms;
    for (;;) {
      this.timers.sort((a, b) => a.at - b.at);
      const next = this.timers[0];
      if (!next || next.at > end) break;
      this.timers.shift();
      this.time = Math.max(this.time, next.at);
      await this.run(next.work);
    }
    this.time = end;
  }

  private async run(work: () => void): Promise<void> {
    try {
      work();
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
    await this.settle();
  }

  /** A lost response is noticed after its way there and half of its way back. */
  private connect(service: FakeService): FakeService {
    service.onLost = () => {
      this.time += RESPONSE_LOST_MS;
    };
    return service;
  }

  /**
   * Runs every promise job that is due. All of them run before Node's next turn: nothing here waits for a turn itself.
   */
  async settle(): Promise<void> {
    await new Promise(setImmediate);
  }

  private platform(processId: number): Platform {
    const cross = <T>(name: string, work: () => T): T => {
      if (processId !== this.processId) throw new Killed();
      const call = ++this.crossings;
      this.onCrossing(name);
      if (this.killAt?.call === call && this.killAt.when === 'before') this.killHere();
      const result = work();
      if (this.killAt?.call === call && this.killAt.when === 'after') this.killHere();
      return result;
    };
    const later = <T>(name: string, work: () => Promise<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        cross(name, () => {
          const done = work();
          // Killed after the call, the companion never gets its result.
          done.catch(() => undefined);
          return done;
        }).then(
          (value) => processId === this.processId && resolve(value),
          (error) => processId === this.processId && reject(error),
        );
      });
    const guarded = (store: MemoryStore): KeyValueStore => ({
      getItem: (key) => cross('read', () => store.getItem(key)),
      setItem: (key, value) => cross('write', () => store.setItem(key, value)),
      removeItem: (key) => cross('write', () => store.removeItem(key)),
    });
    return {
      now: () => {
        this.onClockRead();
        return this.time + this.clockError;
      },
      zoneOffset: (time) => this.zoneOffset - (time < this.springForwardAt ? HOUR_MS : 0),
      randomBytes: (count) => Uint8Array.from({ length: count }, () => this.nextRandom()),
      after: (ms, work) => {
        try {
          cross('timer', () => {
            this.timers.push({ at: this.time + ms, work: () => cross('timer', work) });
          });
        } catch (error) {
          // Killed while it waits for a timer, the companion never gets its call.
          if (!(error instanceof Killed)) throw error;
        }
      },
      http: (request) => later('request', () => this.service.handle(request)),
      local: guarded(this.local),
      settings: guarded(this.settings),
      sendMessage: (message) => cross('message', () => void this.messages.push(message)),
      enqueue: (name, content) =>
        later('file', async () => {
          if (this.isOutboxBroken) throw new Error('outbox is closed');
          this.files.push({ name, content });
        }),
      log: (line) => void this.logLines.push(line),
    };
  }

  /** A byte of a row that is the same in every run. */
  private nextRandom(): number {
    this.seed = (this.seed * 75 + 74) % 65537;
    return this.seed & 255;
  }

  private killHere(): never {
    this.killAt = undefined;
    this.kill();
    throw new Killed();
  }
}

/** A phone on which the wearer has just signed in. */
export async function signedIn(): Promise<TestPhone> {
  const phone = new TestPhone();
  await phone.launch();
  await phone.signIn();
  return phone;
}

class Killed extends Error {}
