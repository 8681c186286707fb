import { MINUTE_MS, SECOND_MS } from '../../common/time';
import type { Exchange } from '../../simulator/run/exchanges';
import type { Instant } from '../../simulator/world/clock';
import type { CloudResponse } from '../../simulator/world/http';
import { type CompanionRun, companionRuns } from './companion-runs';
import { type CompanionStorage, companionStorage } from './companion-storage';
import type { Run } from './invariant';
import { countOccasions, type Occasions } from './occasions';
import { perRun } from './per-run';
import { formField, requestKind } from './request-kind';

/** Time for which Fitbit repeats its response to the same refresh, ms. */
export const REPEAT_MS = 2 * MINUTE_MS;
/**
 * Longest time between two repeats of a refresh, ms: the pause from 37 to 90 seconds, and the time that a send takes.
 */
export const LONGEST_PAUSE_MS = 55 * SECOND_MS;
/** Number of attempts that are kept of a token. */
const MAX_KEPT = 40;
/**
 * Shortest time of a request that left, by the phone's clock, ms. The companion takes a faster failure for a request
 * that never left.
 */
const UNSENT_MS = 50;
/** Time after which the companion gives a request up, ms. */
const GIVEN_UP_MS = 15 * SECOND_MS;

/**
 * How a refresh ended for the companion: with tokens, with `invalid_grant`, with another response that says what is
 * wrong, without leaving the phone, without a response that can be read, or with the end of the companion.
 */
export type AttemptEnd = 'tokens' | 'refused' | 'error' | 'unsent' | 'lost' | 'killed';

/** One time that a refresh token was presented. */
export interface RefreshAttempt {
  readonly token: string;
  readonly exchange: Exchange;
  readonly sentAt: Instant;
  readonly run: CompanionRun;
  end: AttemptEnd | undefined;
  endedAt: Instant | undefined;
  /** The way in which it was lost. */
  way: string | undefined;
  /** Whether the two minutes of the loss before it were over. It may be sent once, and not again in this wake. */
  isLate: boolean;
  /** Whether it is one repeat too many: nothing has happened for which it might be sent. */
  isOneTooMany: boolean;
  /** Whether it has used one of the occasions to work. */
  hasUsedOccasion: boolean;
}

/** A refresh that was lost, and perhaps carried out. */
interface Loss {
  sentAt: Instant;
  way: string | undefined;
  isLate: boolean;
}

/** Every refresh, by the token that it presents. The attempts of a token are kept while it is in use. */
export class RefreshAttempts {
  /** For a refresh token that may be used once: the token after it. */
  private readonly rotations = new Map<string, { next: string; attempt: RefreshAttempt }>();
  private readonly losses = new Map<string, Loss>();
  private readonly byToken = new Map<string, RefreshAttempt[]>();
  /** The attempts that have not ended, and when they were sent by the phone's clock. */
  private readonly open = new Map<RefreshAttempt, Instant>();
  private readonly byExchange = new WeakMap<Exchange, RefreshAttempt>();
  private readonly beginListeners: ((attempt: RefreshAttempt) => void)[] = [];
  private readonly endListeners: ((attempt: RefreshAttempt) => void)[] = [];
  private readonly occasions: Occasions;
  private readonly storage: CompanionStorage;
  private readonly phoneNow: () => Instant;

  constructor(run: Run) {
    const { world } = run;
    const runs = companionRuns(run);
    this.phoneNow = () => world.clock.now() + world.phoneSystem.clockOffsetMs;
    this.occasions = countOccasions(run);
    // Without its record the companion takes the next attempt for the first.
    this.storage = companionStorage(run);
    this.storage.onAccount((_now, _before, isLost) => {
      if (isLost) this.losses.clear();
      // A kill at a write does not take the write back.
      else if (!runs.present) this.noteUnsentRecord(world.clock.now());
    });
    world.network.exchanges.listen((exchange) => {
      const known = this.byExchange.get(exchange);
      if (!known) {
        if (requestKind(exchange.request) !== 'refresh' || !runs.present) return;
        const token = formField(exchange.request, 'refresh_token') ?? '';
        this.begin({ token, exchange, sentAt: world.clock.now(), run: runs.present });
      } else if (exchange.delivered) this.settle(known, world.clock.now());
      else if (exchange.handled) this.noteRotation(known, exchange.handled);
    });
    world.trace.listen((entry, isNew) => {
      if (!isNew || entry.kind !== 'unload') return;
      this.noteUnsentRecord(entry.t);
      this.forgetUnwrittenWay();
      for (const attempt of this.open.keys()) this.finish(attempt, 'killed', entry.t);
    });
  }

  /** Calls `listener` when a refresh is about to be sent. */
  onBegin(listener: (attempt: RefreshAttempt) => void): void {
    this.beginListeners.push(listener);
  }

  onEnd(listener: (attempt: RefreshAttempt) => void): void {
    this.endListeners.push(listener);
  }

  /** The attempts of a token, oldest first. */
  of(token: string): readonly RefreshAttempt[] {
    return this.byToken.get(token) ?? [];
  }

  /**
   * The attempt that was carried out first, and the token that has replaced this one. Undefined where the service has
   * not replaced it.
   */
  rotationOf(token: string): { next: string; attempt: RefreshAttempt } | undefined {
    return this.rotations.get(token);
  }

  private begin(attempt: Pick<RefreshAttempt, 'token' | 'exchange' | 'sentAt' | 'run'>): void {
    this.giveUpOld(attempt.sentAt);
    const lateness = this.readLateness(attempt.token, attempt.sentAt);
    const begun: RefreshAttempt = {
      ...attempt,
      ...lateness,
      end: undefined,
      endedAt: undefined,
      way: undefined,
    };
    for (const listener of this.beginListeners) listener(begun);
    this.byToken.set(begun.token, [...this.of(begun.token).slice(-MAX_KEPT), begun]);
    this.byExchange.set(begun.exchange, begun);
    this.open.set(begun, this.phoneNow());
  }

  /**
   * Applies rule 4 of docs/token-life.md. A wake within the two minutes of a late attempt repeats it as the first one
   * did.
   */
  private readLateness(
    token: string,
    now: Instant,
  ): Pick<RefreshAttempt, 'isLate' | 'isOneTooMany' | 'hasUsedOccasion'> {
    const loss = this.losses.get(token);
    const last = this.of(token).at(-1);
    const isFirst = now - (last?.sentAt ?? 0) > LONGEST_PAUSE_MS;
    const isInTime = !loss || now - loss.sentAt < REPEAT_MS;
    if (!loss || (isInTime && !loss.isLate)) {
      return { isLate: false, isOneTooMany: false, hasUsedOccasion: isFirst && this.occasions.take() };
    }
    // An attempt that never left was presented to nobody, so its occasion serves again.
    const inherits = !isFirst && last?.end === 'unsent' && last.hasUsedOccasion;
    const hasUsedOccasion = inherits || this.occasions.take();
    // A first attempt that never left is repeated, too, until the two minutes are over.
    if (isInTime && hasUsedOccasion) this.losses.set(token, { ...loss, isLate: false });
    return { isLate: !isInTime, isOneTooMany: !hasUsedOccasion, hasUsedOccasion };
  }

  private noteLoss(attempt: RefreshAttempt): void {
    const { token, sentAt, end, way } = attempt;
    if (end === 'unsent') return;
    if (end !== 'lost' && end !== 'killed') {
      this.losses.delete(token);
      return;
    }
    // A loss in another way is another trouble, whose two minutes begin.
    const before = this.losses.get(token);
    if (end === 'killed' || !before || before.way !== way || this.isWayUnwritten(before))
      attempt.isLate = false;
    this.losses.set(token, { sentAt, way, isLate: attempt.isLate });
  }

  /** Whether the way of a loss was not stored. A full storage has the loss as it was begun. */
  private isWayUnwritten({ sentAt }: Loss): boolean {
    return this.storage.of('account').refusals.some((at) => at >= sentAt);
  }

  /**
   * Notes a refresh that was written down, and whose companion ended before it left. For the next run it is one without
   * a response.
   */
  private noteUnsentRecord(now: Instant): void {
    const { tokens, unanswered } = this.storage.account;
    const token = tokens?.refreshToken;
    if (!token || unanswered?.sentAt !== this.phoneNow() || this.of(token).at(-1)?.sentAt === now) return;
    this.losses.set(token, { sentAt: now, way: undefined, isLate: false });
  }

  /**
   * Forgets a way that was not written, because the companion was killed in the moment of the loss. For the next run it
   * may be any.
   */
  private forgetUnwrittenWay(): void {
    const { tokens, unanswered } = this.storage.account;
    const loss = this.losses.get(tokens?.refreshToken ?? '');
    if (loss && unanswered && unanswered.code === undefined) loss.way = undefined;
  }

  private noteRotation(attempt: RefreshAttempt, { status, body }: CloudResponse): void {
    const { refresh_token: next } = status === 200 ? readObject(body) : {};
    if (typeof next !== 'string' || next === attempt.token || this.rotations.has(attempt.token)) return;
    this.rotations.set(attempt.token, { next, attempt });
  }

  private giveUpOld(now: Instant): void {
    for (const attempt of this.open.keys()) {
      const until = attempt.sentAt + GIVEN_UP_MS;
      if (now >= until) this.finish(attempt, 'lost', until, 'timeout');
    }
  }

  private settle(attempt: RefreshAttempt, now: Instant): void {
    this.giveUpOld(now);
    const { left, delivered } = attempt.exchange;
    if (attempt.end || !delivered) return;
    if ('failure' in delivered) {
      // A clock that is set meanwhile hides how fast it failed.
      const took = Math.abs(this.phoneNow() - (this.open.get(attempt) ?? 0));
      if (left === undefined && took < UNSENT_MS) this.finish(attempt, 'unsent', now);
      else this.finish(attempt, 'lost', now, 'network');
    } else {
      const [end, way] = readResponse(delivered);
      this.finish(attempt, end, now, way);
    }
  }

  private finish(attempt: RefreshAttempt, end: AttemptEnd, endedAt: Instant, way?: string): void {
    Object.assign(attempt, { end, endedAt, way });
    this.open.delete(attempt);
    this.noteLoss(attempt);
    for (const listener of this.endListeners) listener(attempt);
  }
}

/** What a response of the token endpoint is for somebody who reads it by the book (docs/token-life.md). */
function readResponse({ status, body }: CloudResponse): [end: AttemptEnd, way?: string] {
  if (status === 410 || status === 429) return ['error'];
  if (status >= 500 || status === 408) return ['lost', 'server'];
  const json = readObject(body);
  if (typeof json.access_token === 'string') return ['tokens'];
  const [first] = Array.isArray(json.errors) ? json.errors : [];
  const name = first?.errorType ?? json.error;
  if (name === 'invalid_grant') return ['refused'];
  if (typeof name === 'string') return ['error'];
  return ['lost', status < 300 && body.trim().startsWith('{') ? 'shape' : 'not-json'];
}

/** Empty where the text is no JSON object. */
function readObject(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}

export const refreshAttempts = perRun((run) => new RefreshAttempts(run));
