import { readToPhone } from '../common/messages';
import { type Preferences, readPreferences } from '../common/preferences';
import type { ResultCode } from '../common/result-codes';
import { DEFAULT_CLIENT_ID } from '../common/services';
import { type Challenge, SettingsKey, type Status } from '../common/settings-keys';
import { type Account, openAccount, randomOrigin } from './account/account';
import { createAsk } from './account/authorized';
import { createSession } from './account/session';
import { completeSignIn, signInChallenge, takePasted, takeReturn } from './account/sign-in';
import { payRevocations, signOut } from './account/sign-out';
import { wallClock } from './dates';
import { checkups, diagnose, examineToken } from './diagnose';
import { clearHandOver, readHandOver, readTyped } from './hand-overs';
import { withTimeout } from './http';
import { patched } from './patched';
import type { Platform } from './platform';
import { publish, type Report, report } from './publish';
import { openSlot } from './slot';
import { fitbit } from './sources/fitbit/fitbit';
import { CHECKUPS, dataSetsFor, HOME, PAGES, scopesFor } from './sources/health-source';
import { budgeted, type Spent } from './sync/budget';
import { type Delivery, deliver } from './sync/delivery';
import type { Trigger } from './sync/plan';
import { cacheFor, lastCheck, type RecordCache } from './sync/record-cache';
import { summarise } from './sync/summarise';
import { createSync } from './sync/sync';
import { type SyncState, stateFor } from './sync/sync-state';

/** How often the companion means to wake up, ms. */
export const WAKE_INTERVAL = 15 * 60000;
/** A request that takes longer counts as lost. */
const ANSWER_WITHIN = 15000;
/** A sync this young is good enough for a wearer who looks. */
const YOUNG = 2 * 60000;
/** So many different errors are remembered, each with the last time it happened. */
const MOST_ERRORS = 5;

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
  const account = openAccount(openSlot<Account>(local, 'account', makeRoom), newOrigin);
  const spent = openSlot<Spent>(local, 'spent');
  const states = openSlot<SyncState>(local, 'sync');
  const cache = openSlot<RecordCache>(local, 'records');
  const delivery = openSlot<Delivery>(local, 'delivery');

  const service = fitbit;

  const answered = withTimeout(platform.http, after, ANSWER_WITHIN);
  const http = budgeted(answered, spent, now, true);
  // What the wearer does by hand is counted, not refused.
  const unrefused = budgeted(answered, spent, now, false);

  const session = createSession(account, service.oauth, http, now, after);
  const sync = createSync({
    account,
    session,
    service,
    http,
    spent,
    state: states,
    records: cache,
    now,
    zoneOffset,
    wanted: () => dataSetsFor(preferences().pages),
    onBegin: () => setBusy(true),
  });

  let wanted: Trigger | undefined;
  let diagnosing = false;
  let working = false;
  let busy = false;

  const state = (): SyncState => stateFor(account.read().origin, states.read());
  const records = (): RecordCache['records'] => cacheFor(account.read().origin, cache.read()).records;
  const preferences = (): Preferences => readPreferences((key) => settings.getItem(key));

  const needs = (): Status['needs'] => {
    const { pages, checkups } = preferences();
    const all: Status['needs'] = [{ page: 'home', scopes: scopesFor(HOME, service) }];
    for (const page of pages) all.push({ page, scopes: scopesFor(PAGES[page], service) });
    if (checkups) all.push({ page: 'checkups', scopes: scopesFor(CHECKUPS, service) });
    return all;
  };

  const reported = (): Report =>
    report(account.read(), state(), records(), needs(), service.name, now(), now() + WAKE_INTERVAL);

  const clientId = (): string => readTyped(settings, SettingsKey.clientId) || DEFAULT_CLIENT_ID;

  const tellPage = (): void => {
    const codeChallenge = signInChallenge(account, randomBytes);
    const challenge: Challenge | null = codeChallenge ? { clientId: clientId(), codeChallenge } : null;
    publish(settings, SettingsKey.challenge, challenge);
    const status: Status = patched(reported().status, { syncing: busy });
    publish(settings, SettingsKey.status, status);
  };

  const setBusy = (on: boolean): void => {
    if (busy !== on) {
      busy = on;
      tell({ type: 'syncing', busy });
    }
    tellPage();
  };

  /** For the wearer: how it went, and what went wrong last. */
  const note = (what: string, result: ResultCode | undefined): void => {
    if (!result) return;
    log(`${what}: ${result}`);
    const current = state();
    const errors = (current.errors || []).filter(([code]) => code !== result);
    if (result !== 'ok') errors.unshift([result, now()]);
    states.write(patched(current, { result, errors: errors.slice(0, MOST_ERRORS) }));
  };

  /** What is known of an account outlives it only until this is called. */
  const forgetOthers = (): void => {
    const { origin } = account.read();
    const kept = states.read();
    if (kept && kept.origin === origin) return;
    cache.forget();
    publish(settings, SettingsKey.diagnostics, null);
    states.write({ origin, checks: {} });
  };

  /** Does what the page asks for. A hand-over is cleared when its effect is written down, so a kill loses none. */
  const takeHandOvers = (): Trigger => {
    const secret = readTyped(settings, SettingsKey.clientSecret);
    if (secret !== undefined && account.change({ secret: secret || undefined })) {
      clearHandOver(settings, SettingsKey.clientSecret);
    }
    const pasted = readTyped(settings, SettingsKey.pastedToken);
    if (pasted) takePasted(account, pasted, now());
    clearHandOver(settings, SettingsKey.pastedToken);
    const back = readHandOver(settings, SettingsKey.authReturn);
    if (back) note('sign-in', takeReturn(account, back, clientId(), now()));
    clearHandOver(settings, SettingsKey.authReturn);
    // After whatever came in before it, so that nothing of that is left.
    if (settings.getItem(SettingsKey.signOut) !== null && signOut(account, newOrigin())) {
      clearHandOver(settings, SettingsKey.signOut);
    }
    const { type } = readHandOver(settings, SettingsKey.command) || {};
    if (type === 'opened') account.change({ opened: true });
    if (type === 'diagnose') diagnosing = true;
    clearHandOver(settings, SettingsKey.command);
    forgetOthers();
    tellPage();
    return type === 'syncNow' ? 'ask' : 'wake';
  };

  const wearerClock = (): ReturnType<typeof wallClock> =>
    wallClock(now(), zoneOffset(now()) + (state().zoneShift || 0));

  const send = (asked: boolean): Promise<void> => {
    const { account: section, look } = reported();
    const content = summarise(section, look, records(), wearerClock().day);
    const options = { slot: delivery, now, randomOrigin: newOrigin, enqueue: platform.enqueue };
    return deliver(options, account.read().origin, content, lastCheck(records()), asked).then((sent) => {
      if (sent) log(`snapshot ${sent} sent`);
    });
  };

  const examine = (): Promise<void> => {
    diagnosing = false;
    const { granted } = reported().status;
    const source = service.source(createAsk(session, unrefused, now));
    const allowed = CHECKUPS.filter((dataSet) => granted.indexOf(service.scopes[dataSet]) >= 0);
    const questions = checkups(source, allowed, wearerClock().day);
    questions.token = () => examineToken(session, service.oauth, unrefused, now);
    return diagnose(questions, now()).then((found) => publish(settings, SettingsKey.diagnostics, found));
  };

  /** Whether a sign-in was completed just now. */
  const arrive = (): Promise<boolean> => {
    const { arrival } = account.read();
    if (!arrival) return Promise.resolve(false);
    setBusy(true);
    return completeSignIn(account, arrival, service.oauth, unrefused, now, after, newOrigin).then(
      (result) => {
        forgetOthers();
        note('sign-in', result);
        return result === 'ok';
      },
    );
  };

  const work = (trigger: Trigger): Promise<void> =>
    arrive()
      .then((arrived) => {
        const isFresh = trigger === 'look' && Math.abs(now() - (state().lastSync || 0)) < YOUNG;
        return isFresh && !arrived ? undefined : sync(arrived ? 'ask' : trigger);
      })
      .then((result) => {
        note('sync', result);
        return diagnosing && account.read().tokens ? examine() : undefined;
      })
      .then(
        () => setBusy(false),
        (error) => {
          setBusy(false);
          throw error;
        },
      )
      .then(() => send(trigger === 'look'))
      .then(() => payRevocations(account, service.oauth, unrefused, now));

  /** One piece after the other, until nothing is wanted. */
  const workOff = (): void => {
    working = !!wanted;
    if (!wanted) return;
    const trigger = wanted;
    wanted = undefined;
    Promise.resolve(trigger)
      .then(work)
      // The next wake tries again; the message is our own or the phone's, never the service's.
      .catch((error) => log(`not done: ${error}`))
      .then(workOff);
  };

  const request = (trigger: Trigger): void => {
    if (!wanted || RANK.indexOf(trigger) > RANK.indexOf(wanted)) wanted = trigger;
    if (!working) workOff();
  };

  return {
    wake: () => request(takeHandOvers()),
    received(message) {
      if (readToPhone(message)) request('look');
    },
  };
};

const RANK: Trigger[] = ['wake', 'look', 'ask'];
