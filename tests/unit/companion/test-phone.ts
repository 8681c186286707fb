import type { ToWatch } from '../../../common/messages';
import { type Challenge, SettingsKey, type Status } from '../../../common/settings-keys';
import type { Snapshot } from '../../../common/snapshot';
import { type Companion, createCompanion } from '../../../companion/companion';
import type { KeyValueStore, Platform } from '../../../companion/platform';
import { FakeService } from './fake-service';

export const MINUTE = 60000;
export const HOUR = 60 * MINUTE;
/** A quarter past nine in the morning in Vienna, on the day of the fake service's night. */
export const START = Date.UTC(2026, 6, 14, 7, 15);

/** Text by key in memory; `full` refuses writes of the keys it names. */
export class MemoryStore implements KeyValueStore {
  readonly map = new Map<string, string>();
  /** Every value that was ever written. */
  readonly written: string[] = [];
  full: (key: string) => boolean = () => false;

  getItem(key: string): string | null {
    return this.map.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (this.full(key)) throw new Error('QuotaExceededError');
    this.map.set(key, value);
    this.written.push(value);
  }

  removeItem(key: string): void {
    this.map.delete(key);
  }
}

/** A phone whose storage outlives its companion, in a time that passes only when told to. */
export class TestPhone {
  time = START;
  zoneOffset = 2 * HOUR;
  readonly service = new FakeService(() => this.time);
  readonly local = new MemoryStore();
  readonly settings = new MemoryStore();
  readonly files: { name: string; content: Snapshot }[] = [];
  readonly messages: ToWatch[] = [];
  readonly lines: string[] = [];
  /** Kills the companion at its n-th call of the platform: before the call is made, or after. */
  killAt: { call: number; when: 'before' | 'after' } | undefined;
  calls = 0;
  outboxBroken = false;

  private timers: { at: number; work: () => void }[] = [];
  private random = 1;
  private life = 0;
  private companion: Companion | undefined;

  get snapshot(): Snapshot {
    const last = this.files[this.files.length - 1];
    if (!last) throw new Error('no snapshot was sent');
    return last.content;
  }

  get status(): Status {
    return JSON.parse(this.settings.getItem(SettingsKey.status) ?? 'null');
  }

  get challenge(): Challenge {
    return JSON.parse(this.settings.getItem(SettingsKey.challenge) ?? 'null');
  }

  get alive(): boolean {
    return this.companion !== undefined;
  }

  /** Launches the companion, as a new process, and lets it do what it can without time passing. */
  async launch(): Promise<void> {
    this.kill();
    try {
      this.companion = createCompanion(this.platform(this.life));
      this.companion.wake();
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
    await this.settle();
  }

  /** What the companion was doing ends here; what it had asked for never comes back to it. */
  kill(): void {
    this.life++;
    this.timers = [];
    this.companion = undefined;
  }

  async wake(): Promise<void> {
    this.companion?.wake();
    await this.settle();
  }

  async receive(message: unknown): Promise<void> {
    this.companion?.received(message);
    await this.settle();
  }

  /** The settings page writes a key; a sleeping companion is launched by it. */
  async page(key: string, value: unknown): Promise<void> {
    this.settings.setItem(key, JSON.stringify(value));
    if (!this.companion) return this.launch();
    try {
      this.companion.settingsChanged();
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
    await this.settle();
  }

  command(type: 'opened' | 'syncNow' | 'signOut'): Promise<void> {
    return this.page(SettingsKey.command, { type, at: this.time });
  }

  /** Opens the page, consents and comes back with a code. */
  async signIn(): Promise<void> {
    await this.command('opened');
    const { clientId, codeChallenge } = this.challenge;
    await this.page(SettingsKey.authReturn, { code: this.service.consent(clientId, codeChallenge) });
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
      next.work();
      await this.settle();
    }
    this.time = end;
  }

  /** Does every promise job that is due: one turn of Node's loop per request and its answer is plenty. */
  async settle(): Promise<void> {
    for (let i = 0; i < 20; i++) await new Promise(setImmediate);
  }

  private platform(life: number): Platform {
    const cross = <T>(work: () => T): T => {
      if (life !== this.life) throw new Killed();
      const call = ++this.calls;
      if (this.killAt?.call === call && this.killAt.when === 'before') this.die();
      const result = work();
      if (this.killAt?.call === call && this.killAt.when === 'after') this.die();
      return result;
    };
    const later = <T>(work: () => Promise<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        cross(work).then(
          (value) => life === this.life && resolve(value),
          (error) => life === this.life && reject(error),
        );
      });
    const guarded = (store: MemoryStore): KeyValueStore => ({
      getItem: (key) => store.getItem(key),
      setItem: (key, value) => cross(() => store.setItem(key, value)),
      removeItem: (key) => cross(() => store.removeItem(key)),
    });
    return {
      now: () => this.time,
      zoneOffset: () => this.zoneOffset,
      randomBytes: (count) => Uint8Array.from({ length: count }, () => this.nextRandom()),
      after: (ms, work) =>
        cross(() => {
          const timer = { at: this.time + ms, work };
          this.timers.push(timer);
          return () => {
            this.timers = this.timers.filter((other) => other !== timer);
          };
        }),
      http: (request) => later(() => this.service.handle(request)),
      local: guarded(this.local),
      settings: guarded(this.settings),
      tell: (message) => cross(() => void this.messages.push(message)),
      enqueue: (name, content) =>
        later(async () => {
          if (this.outboxBroken) throw new Error('outbox is closed');
          this.files.push({ name, content });
        }),
      log: (line) => void this.lines.push(line),
    };
  }

  /** A byte of a row that is the same in every run. */
  private nextRandom(): number {
    this.random = (this.random * 75 + 74) % 65537;
    return this.random & 255;
  }

  private die(): never {
    this.killAt = undefined;
    this.kill();
    throw new Killed();
  }
}

class Killed extends Error {}
