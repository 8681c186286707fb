import { createOutside } from '../../simulator/client/outside';
import { parseIsoDate } from '../../simulator/persona/calendar';
import type { Fault } from '../../simulator/run/faults';
import { parseFault } from '../../simulator/run/parse-fault';
import { World } from '../../simulator/run/world';
import type { WorldOptions } from '../../simulator/run/world-options';
import type { SettingsPage } from '../../simulator/settings-page/settings-page';
import type { SignInChoice } from '../../simulator/settings-page/settings-page-options';
import { parseDuration } from '../../simulator/world/duration';
import type { RequestEvent, TraceEntry, TraceEvent } from '../../simulator/world/trace';
import { builtApp, START } from './built-app';

export { builtApp, START };

export type JourneyOptions = Partial<Omit<WorldOptions, 'faults'>> & { faults?: string[] };

/** Journeys look back to their beginning. */
const UNLIMITED = { maxEntries: Number.POSITIVE_INFINITY, maxBodyBytes: Number.POSITIVE_INFINITY };

/** A wearer's way through the built product in a simulated world. */
export class Journey {
  readonly world: World;
  page: SettingsPage | undefined;

  constructor({ faults = [], ...options }: JourneyOptions = {}) {
    const parsed: Fault[] = faults.map(parseFault);
    this.world = new World({
      app: builtApp(),
      start: START,
      outside: createOutside(),
      trace: UNLIMITED,
      ...options,
      faults: parsed,
    });
    this.world.boot();
  }

  /** Lets time pass. */
  async advance(span: string): Promise<void> {
    const ms = parseDuration(span);
    if (ms === undefined) throw new Error(`"${span}" is no duration`);
    await this.world.run(this.world.clock.now() + ms);
  }

  /** As `advance`, with the display off but at the end, as most of the day: nothing is measured each second. */
  async advanceUnseen(span: string): Promise<void> {
    const { watch } = this.world;
    watch.setDisplay(false);
    await this.advance(span);
    watch.setDisplay(true);
    await this.advance('5s');
  }

  /** Opens the settings page and waits for the companion's response. */
  async openSettings(): Promise<SettingsPage> {
    this.page = this.world.openSettings();
    if (!this.page) throw new Error('the app has no settings page');
    await this.advance('3s');
    return this.page;
  }

  /** Opens the page, signs in as `choice` says, and waits until all has arrived. */
  async signIn(choice: SignInChoice = {}): Promise<SettingsPage> {
    const page = await this.openSettings();
    page.signIn(choice);
    await this.advance('20s');
    return page;
  }

  /** Presses *Sign out* and confirms. */
  signOut(): void {
    this.page?.press('Sign out');
    this.page?.press('Sign out');
  }

  /** A text that can be seen on the watch, by its element's id. */
  watchText(id: string): string | undefined {
    return this.world.watch.texts().find((each) => each.id === id && each.isVisible)?.text;
  }

  /** Everything that can be read on the watch. */
  allWatchText(): string {
    const texts = this.world.watch.texts().filter((each) => each.isVisible && each.text !== '');
    return texts.map((each) => each.text).join(' | ');
  }

  /** Everything that can be read on the settings page. */
  settingsText(): string {
    return JSON.stringify(this.page?.tree() ?? '');
  }

  /** Entries of one kind, since `after` (an id) where given. */
  entries<K extends TraceEvent['kind']>(kind: K, after = 0): TraceEntry<Extract<TraceEvent, { kind: K }>>[] {
    const all = this.world.trace.entries.filter(({ id }) => id >= after);
    return all.filter((each) => each.kind === kind) as TraceEntry<Extract<TraceEvent, { kind: K }>>[];
  }

  /** Requests whose address contains `part`. */
  requests(part: string, after = 0): TraceEntry<RequestEvent>[] {
    return this.entries('request', after).filter((each) => each.url.includes(part));
  }

  /** All errors that were thrown or logged. */
  errors(): string[] {
    const logged = this.entries('console').filter(({ level }) => level === 'error');
    return [...this.entries('error'), ...logged].map((each) => `${each.place}: ${each.text}`);
  }

  /** A mark for `entries` and `requests`: what comes after now. */
  entryCount(): number {
    return this.world.trace.nextId;
  }
}

/** Sleep duration as the watch writes it, `6h 56`, of the main sleep that ended on `date`. */
export function formatSleepDuration(journey: Journey, date: string): string {
  const day = parseIsoDate(date);
  if (day === undefined) throw new Error(`"${date}" is no date`);
  const night = journey.world.persona.sleeps(day).find((each) => each.isMain);
  if (!night) throw new Error(`the persona has no night on ${date}`);
  return `${Math.floor(night.minutesAsleep / 60)}h ${String(night.minutesAsleep % 60).padStart(2, '0')}`;
}
