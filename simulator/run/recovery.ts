import { DateTime } from 'luxon';
import type { AppPackage } from '../app-package/app-package';
import type { Watch } from '../device/watch';
import type { Link } from '../peer/link';
import { SIDES } from '../peer/side';
import type { Clock, Instant } from '../world/clock';
import { HOUR_MS, MINUTE_MS } from '../world/duration';
import type { RequestEvent, Trace, TraceEntry } from '../world/trace';
import type { Recovery } from './storm-state';

/** Time between two wakes of a phone that wakes no companion by itself, ms. */
const USUAL_WAKE_INTERVAL_MS = 15 * MINUTE_MS;
/** Longest `Retry-After` of a simulated service, plus the time that a wake works, ms. */
const PAUSE_MS = HOUR_MS + 3 * MINUTE_MS;
const FIRST_ERROR_STATUS = 400;
const MAX_ADDRESS_LENGTH = 60;

/** The parts of a world that are looked at. */
export interface ObservedWorld {
  readonly app: AppPackage;
  readonly clock: Clock;
  readonly trace: Trace;
  readonly watch: Pick<Watch, 'isRunning'>;
  readonly link: Pick<Link, 'files'>;
  zone(): string;
}

/** Number of addresses that are known. The one that was requested longest ago is forgotten. */
const MAX_ADDRESSES = 1_000;

/** The requests to an address. */
interface KnownAddress {
  /** These three are those of the last request. */
  id: number;
  t: Instant;
  status: number | undefined;
  /** One of them was answered well. */
  wasGood: boolean;
  /** One of them was sent before the observer began. */
  isOld: boolean;
}

/** Sees what an app does in trouble and after it: whether all of it came back. */
export class RecoveryObserver {
  private readonly addresses = new Map<string, KnownAddress>();
  private readonly start: Instant;
  private errors = 0;
  private firstError: number | undefined;
  private lastLife: Instant | undefined;
  private calmFrom: Instant | undefined;
  private readonly unsubscribe: () => void;

  constructor(private readonly world: ObservedWorld) {
    this.start = world.clock.now();
    for (const entry of world.trace.entries) if (entry.kind === 'request') this.observeResponse(entry);
    this.unsubscribe = world.trace.listen((entry, isNew) => this.observe(entry, isNew));
  }

  /**
   * From now on nothing is wrong from outside. Returns the time that an app has to recover: two wakes after any pause,
   * ms.
   */
  beginCalm(): number {
    this.calmFrom = this.world.clock.now();
    return 2 * (this.world.app.companion?.wakeIntervalMs ?? USUAL_WAKE_INTERVAL_MS) + PAUSE_MS;
  }

  judge(): Recovery {
    this.dispose();
    return this.findProblem() ?? { isGood: true, text: this.describeGood() };
  }

  private findProblem(): Recovery | undefined {
    const { watch, app, link } = this.world;
    const bad = (text: string, entry?: number): Recovery => ({ isGood: false, text, entry });
    if (!watch.isRunning) return bad('The app on the watch does not run.', this.firstError);
    if (this.errors > 0) return bad(`${count(this.errors, 'exception')} not caught.`, this.firstError);
    for (const [address, known] of this.addresses) {
      if (isGood(known) || this.wasNeverThere(known)) continue;
      const { id, t, status } = known;
      const result = status === undefined ? 'no response came' : `the response was ${status}`;
      return bad(`${address} did not come back: last requested ${this.formatTime(t)}, ${result}.`, id);
    }
    const hasLived = this.lastLife !== undefined && this.lastLife >= (this.calmFrom ?? 0);
    if (app.companion?.wakeIntervalMs !== undefined && !hasLived)
      return bad('The companion has not run since.');
    const waiting = SIDES.flatMap((side) => [...link.files.enumerate(side), ...link.files.staged(side)]);
    return waiting.length > 0 ? bad(`${count(waiting.length, 'file')} still waiting.`) : undefined;
  }

  private describeGood(): string {
    const times = [...this.addresses.values()].filter(isGood).map(({ t }) => t);
    const last =
      times.length > 0 ? `, the last good response is of ${this.formatTime(Math.max(...times))}` : '';
    return `All came back: the app runs, nothing waits${last}.`;
  }

  private formatTime(t: Instant): string {
    return DateTime.fromMillis(t, { zone: this.world.zone() }).toFormat('HH:mm');
  }

  dispose(): void {
    this.unsubscribe();
  }

  private observe(entry: TraceEntry, isNew: boolean): void {
    if (entry.kind === 'error') {
      this.errors++;
      this.firstError ??= entry.id;
    } else if (entry.kind === 'wake' || entry.kind === 'console') this.lastLife = this.world.clock.now();
    else if (entry.kind === 'request') {
      this.lastLife = this.world.clock.now();
      if (!isNew) this.observeResponse(entry);
    }
  }

  private observeResponse(entry: TraceEntry<RequestEvent>): void {
    const { id, t, status } = entry;
    const address = addressOf(entry);
    const before = this.addresses.get(address);
    this.addresses.delete(address);
    const known = { id, t, status, wasGood: false, isOld: before?.isOld ?? t < this.start };
    this.addresses.set(address, { ...known, wasGood: isGood(known) || before?.wasGood === true });
    const [oldest] = this.addresses.keys();
    if (this.addresses.size > MAX_ADDRESSES && oldest !== undefined) this.addresses.delete(oldest);
  }

  /** No response was good, and what was wrong did not come with the trouble. */
  private wasNeverThere({ wasGood, isOld, t }: KnownAddress): boolean {
    return !wasGood && (isOld || t >= (this.calmFrom ?? t));
  }
}

function isGood({ status }: Pick<KnownAddress, 'status'>): boolean {
  return status !== undefined && status < FIRST_ERROR_STATUS;
}

/** Without what differs from request to request: the query, and dates. */
function addressOf({ url }: RequestEvent): string {
  const { hostname, pathname } = new URL(url);
  const path = pathname.replace(/\d{4}-\d\d-\d\d/g, '…').replace(/\/\d{3,}(?=\/|$)/g, '/…');
  return `${hostname}${path}`.slice(0, MAX_ADDRESS_LENGTH);
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
