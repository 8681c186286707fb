import { readToPhone } from '../common/messages';
import { type Preferences, readPreferences } from '../common/preferences';
import type { ResultCode } from '../common/result-codes';
import { CONSENT, type ServiceName } from '../common/services';
import { CLIENT_ID_KEYS, SettingsKey, type Status } from '../common/settings-keys';
import type { DayNumber } from '../common/snapshot';
import { type Account, openAccount, pendingSignInService, randomOrigin, serviceOf } from './account/account';
import { createAuthorizedFetch } from './account/authorized-fetch';
import { createSession } from './account/session';
import { completeSignIn, createSignInChallenge } from './account/sign-in';
import { retryPendingRevocations } from './account/sign-out';
import { diagnose, examineToken, type Question, readCheckup } from './diagnose';
import { clearChoice, takeHandOvers, typedIn } from './hand-overs';
import { withTimeout } from './http';
import { createNote } from './note';
import { patched } from './patched';
import type { Platform } from './platform';
import { publish, type Report, report } from './publish';
import { fitbit } from './sources/fitbit/fitbit';
import { createGoogle } from './sources/google/google';
import { dataSetsFor, type HealthService, mayAsk, SURFACE_DATA_SETS } from './sources/health-source';
import { openStoredValue } from './stored-value';
import { budgeted, DAY_LIMIT, type Spent } from './sync/budget';
import { type Delivery, deliver, UNSENT } from './sync/delivery';
import type { Trigger } from './sync/plan';
import { lastCheck, type RecordCache } from './sync/record-cache';
import { summarise } from './sync/summarise';
import { createSync } from './sync/sync';
import { type SyncState, UNSYNCED, wearerClock } from './sync/sync-state';

/** How often the companion means to wake up, ms. */
export const WAKE_INTERVAL = 15 * 60000;
/** A request that takes longer counts as lost. */
const ANSWER_WITHIN = 15000;
/** A sync this young is good enough for a wearer who looks; after trouble, the wakes alone try again. */
const YOUNG = 2 * 60000;

/** What happens to the companion. Each call returns at once; the work goes on behind it, one piece at a time. */
export interface Companion {
  /** It was launched, its wake interval is over, or the settings page has changed something. */
  wake(): void;
  /** A message of the watch has come. */
  received(message: unknown): void;
}

export const createCompanion = (platform: Platform): Companion => {
  const { now, after, local, settings, randomBytes, zoneOffset, tell, log } = platform;
  const newOrigin = () => randomOrigin(randomBytes);

  // All that is in localStorage. Records can be asked for again, tokens cannot: they make room for them.
  const makeRoom = () => local.removeItem('records');
  const account = openAccount(
    openStoredValue<Account | undefined>(local, 'account', undefined, undefined, makeRoom),
    newOrigin,
  );
  const origin = () => account.read().origin;
  const spent = openStoredValue<Spent>(local, 'spent', []);
  const states = openStoredValue<SyncState>(local, 'sync', UNSYNCED, origin);
  const records = openStoredValue<RecordCache>(local, 'records', {}, origin);
  const delivery = openStoredValue<Delivery>(local, 'delivery', UNSENT, origin);

  const answered = withTimeout(platform.http, after, ANSWER_WITHIN);
  // To sign in or out is counted, not refused.
  const unrefused = budgeted(answered, spent, now);

  const connect = (service: HealthService) => {
    const http = budgeted(answered, spent, now, service.daily || DAY_LIMIT);
    const session = createSession(account, service.oauth, http, now, after);
    const sync = createSync(
      account,
      session,
      service,
      http,
      spent,
      states,
      records,
      () => dataSetsFor(preferences().pages),
      now,
      zoneOffset,
      () => setBusy(true),
    );
    return { service, session, http, sync };
  };
  const wearerZone = (time: number) => zoneOffset(time) + (states.read().zoneShift || 0);
  const connections = {
    fitbit: connect(fitbit),
    google: connect(createGoogle(after, now, wearerZone)),
  };
  const chosen = (): ServiceName => serviceOf(account.read());
  const current = () => connections[chosen()];

  let wanted: Trigger | undefined;
  /** See `HandOvers`. */
  let kept = true;
  let diagnosing = false;
  let working = false;
  let busy = false;
  let telling: Promise<unknown> = Promise.resolve();

  const note = createNote(states, settings, chosen, now, log);
  const preferences = (): Preferences => readPreferences((key) => settings.getItem(key));

  const reported = (): Report =>
    report(
      account.read(),
      states.read(),
      records.read(),
      preferences(),
      current().service,
      now(),
      now() + WAKE_INTERVAL,
    );

  const clientId = (): string =>
    typedIn(settings.getItem(CLIENT_ID_KEYS[chosen()]) || '') || CONSENT[chosen()].defaultClientId;

  const tellPage = (): void => {
    const challenge = createSignInChallenge(account, clientId(), randomBytes);
    const status: Status = patched(reported().status, { syncing: busy });
    // The scopes before the button that asks for them.
    if (!publish(settings, SettingsKey.status, status)) return;
    publish(settings, SettingsKey.challenge, challenge && patched(challenge, { service: chosen() }));
    clearChoice(settings, chosen());
  };

  const setBusy = (on: boolean): void => {
    if (busy !== on) {
      busy = on;
      tell({ type: 'syncing', busy });
    }
    tellPage();
  };

  /** The next wake tries again. The message is our own or the phone's, never the service's. */
  const failed = (error: unknown): void => log(`not done: ${error}`);

  /** What is known of an account outlives it only until this is called. */
  const forgetOthers = (): void => {
    if (states.read() !== UNSYNCED) return;
    records.clear();
    publish(settings, SettingsKey.diagnostics, null);
    states.write({ checks: {} });
  };

  const takeWishes = (): Trigger => {
    const taken = takeHandOvers(settings, account, clientId, now, newOrigin, (code) => note('sign-in', code));
    kept = taken.kept;
    diagnosing = diagnosing || taken.diagnose;
    forgetOthers();
    tellPage();
    return taken.trigger;
  };

  const today = (): DayNumber => wearerClock(states.read(), now(), zoneOffset).day;

  /**
   * Tells the watch what is new, and at the end of a piece of work also ages that are far from true, and what
   * the watch waits for. One snapshot after the other, as each has its number.
   */
  const tellWatch = (done?: Trigger): Promise<unknown> => {
    telling = telling
      .then(() => {
        const { account: section, look } = reported();
        const content = summarise(section, look, records.read(), today(), preferences(), wearerZone);
        const checkedAt = done ? lastCheck(records.read()) : 0;
        const asked = done === 'look';
        return deliver(delivery, origin(), content, checkedAt, asked, now, newOrigin, platform.enqueue);
      })
      .catch(failed);
    return telling;
  };

  const examine = (): Promise<void> | undefined => {
    const { tokens } = account.read();
    if (!diagnosing || !tokens) return undefined;
    diagnosing = false;
    const { service, session, http } = current();
    const source = service.source(createAuthorizedFetch(session, http, now));
    const allowed = SURFACE_DATA_SETS.checkups.filter(mayAsk(tokens.scopes, service));
    return diagnose((['token'] as Question[]).concat(allowed), now(), (question) =>
      question === 'token'
        ? examineToken(session, service.oauth, http, now)
        : readCheckup(source, question, today(), records.read().devices),
    ).then((found) => void publish(settings, SettingsKey.diagnostics, found));
  };

  /** Completes a sign-in that has begun, if any; answers how it ended. */
  const arrive = (): Promise<ResultCode | undefined> | undefined => {
    const { pendingSignIn } = account.read();
    if (!pendingSignIn) return undefined;
    setBusy(true);
    const name = pendingSignInService(account.read());
    const { oauth } = connections[name].service;
    // What was begun with a hand-over that stays would be begun a second time.
    const completed = kept
      ? completeSignIn(account, pendingSignIn, oauth, unrefused, now, after, newOrigin)
      : ('storage' as const);
    return Promise.resolve(completed).then((result) => {
      forgetOthers();
      note('sign-in', result, name);
      return result;
    });
  };

  /** One piece after the other, until nothing is wanted. */
  const workOff = (): void => {
    working = !!wanted;
    if (!wanted) return;
    const trigger = wanted;
    wanted = undefined;
    Promise.resolve()
      .then(arrive)
      .then((result) => {
        if (result === 'ok') return current().sync('ask');
        const { lastSync = 0, result: before } = states.read();
        const isFresh = Math.abs(now() - lastSync) < (before === 'ok' ? YOUNG : WAKE_INTERVAL);
        return trigger === 'look' && isFresh ? undefined : current().sync(trigger);
      })
      .then((result) => {
        note('sync', result);
        return examine();
      })
      .then(() => retryPendingRevocations(account, (name) => connections[name].service.oauth, unrefused, now))
      .catch(failed)
      .then(() => {
        setBusy(false);
        return tellWatch(trigger);
      })
      .catch(failed)
      .then(workOff);
  };

  const request = (trigger: Trigger): void => {
    if (!wanted || RANK.indexOf(trigger) > RANK.indexOf(wanted)) wanted = trigger;
    if (!working) workOff();
  };

  return {
    wake() {
      const trigger = takeWishes();
      // What the wearer has changed is on the watch at once, whatever the network does.
      tellWatch();
      request(trigger);
    },
    received(message) {
      if (readToPhone(message)) request('look');
    },
  };
};

const RANK: Trigger[] = ['wake', 'look', 'ask'];
