import { readMessageToPhone } from '../common/messages';
import { type Preferences, readPreferences } from '../common/preferences';
import type { ResultCode } from '../common/result-codes';
import { CONSENT_PAGES, type ServiceName } from '../common/services';
import { CLIENT_ID_KEYS, SettingsKey, type Status } from '../common/settings-keys';
import type { DayNumber } from '../common/snapshot';
import { type Account, openAccount, pendingSignInService, randomOrigin, serviceOf } from './account/account';
import { createAuthorizedFetch } from './account/authorized-fetch';
import { createSession } from './account/session';
import { completeSignIn, createSignInChallenge } from './account/sign-in';
import { retryPendingRevocations } from './account/sign-out';
import { type DiagnosticName, fetchCheckup, introspectToken, runDiagnostics } from './diagnostics';
import { withTimeout } from './http';
import { patched } from './patched';
import type { Platform } from './platform';
import { buildReport, publish, type Report } from './publish';
import { createRecordResult } from './record-result';
import { clearServiceChoice, parseTextInput, readSettingsInbox } from './settings-inbox';
import { fitbit } from './sources/fitbit/fitbit';
import { createGoogle } from './sources/google/google';
import { dataSetsFor, type HealthService, isGranted, SURFACE_DATA_SETS } from './sources/health-source';
import { openStoredValue } from './stored-value';
import { DAILY_LIMIT, type RequestTimes, withBudget } from './sync/budget';
import { type Delivery, deliver, UNSENT } from './sync/delivery';
import type { Trigger } from './sync/plan';
import { lastFetchedAt, type RecordCache } from './sync/record-cache';
import { summarise } from './sync/summarise';
import { createSync } from './sync/sync';
import { type SyncState, UNSYNCED, wearerClock } from './sync/sync-state';

/** How often the companion means to wake up, ms. */
export const WAKE_INTERVAL_MS = 15 * 60000;
/** A request that takes longer counts as lost. */
const REQUEST_TIMEOUT_MS = 15000;
/** A sync this young is good enough for a wearer who looks; after trouble, the wakes alone try again. */
const FRESH_MS = 2 * 60000;

/** What happens to the companion. Each call returns at once; the work goes on behind it, one piece at a time. */
export interface Companion {
  /** It was launched, its wake interval is over, or the settings page has changed something. */
  wake(): void;
  /** A message of the watch has come. */
  receive(message: unknown): void;
}

export const createCompanion = (platform: Platform): Companion => {
  const { now, after, local, settings, randomBytes, zoneOffset, sendMessage, log } = platform;
  const newOrigin = () => randomOrigin(randomBytes);

  // All that is in localStorage. Records can be asked for again, tokens cannot: they make room for them.
  const makeRoom = () => local.removeItem('records');
  const account = openAccount(
    openStoredValue<Account | undefined>(local, 'account', undefined, undefined, makeRoom),
    newOrigin,
  );
  const origin = () => account.read().origin;
  const requestTimes = openStoredValue<RequestTimes>(local, 'requestTimes', []);
  const syncState = openStoredValue<SyncState>(local, 'sync', UNSYNCED, origin);
  const records = openStoredValue<RecordCache>(local, 'records', {}, origin);
  const delivery = openStoredValue<Delivery>(local, 'delivery', UNSENT, origin);

  const httpWithTimeout = withTimeout(platform.http, after, REQUEST_TIMEOUT_MS);
  // To sign in or out is counted, not refused.
  const uncappedHttp = withBudget(httpWithTimeout, requestTimes, now);

  const connect = (service: HealthService) => {
    const http = withBudget(httpWithTimeout, requestTimes, now, service.dailyLimit || DAILY_LIMIT);
    const session = createSession(account, service.oauth, http, now, after);
    const sync = createSync(
      account,
      session,
      service,
      http,
      requestTimes,
      syncState,
      records,
      () => dataSetsFor(preferences().pages),
      now,
      zoneOffset,
      () => setBusy(true),
    );
    return { service, session, http, sync };
  };
  const wearerZoneOffset = (time: number) => zoneOffset(time) + (syncState.read().zoneShift || 0);
  const connections = {
    fitbit: connect(fitbit),
    google: connect(createGoogle(after, now, wearerZoneOffset)),
  };
  const chosenService = (): ServiceName => serviceOf(account.read());
  const currentConnection = () => connections[chosenService()];

  let pendingTrigger: Trigger | undefined;
  /** See `SettingsInbox`. */
  let isInboxSaved = true;
  let wantsDiagnostics = false;
  let isWorking = false;
  let isBusy = false;
  let lastDelivery: Promise<unknown> = Promise.resolve();

  const recordResult = createRecordResult(syncState, settings, chosenService, now, log);
  const preferences = (): Preferences => readPreferences((key) => settings.getItem(key));

  const currentReport = (): Report =>
    buildReport(
      account.read(),
      syncState.read(),
      records.read(),
      preferences(),
      currentConnection().service,
      now(),
      now() + WAKE_INTERVAL_MS,
    );

  const clientId = (): string =>
    parseTextInput(settings.getItem(CLIENT_ID_KEYS[chosenService()]) || '') ||
    CONSENT_PAGES[chosenService()].defaultClientId;

  const publishStatus = (): void => {
    const challenge = createSignInChallenge(account, clientId(), randomBytes);
    const status: Status = patched(currentReport().status, { isSyncing: isBusy });
    // The scopes before the button that asks for them.
    if (!publish(settings, SettingsKey.status, status)) return;
    publish(settings, SettingsKey.challenge, challenge && patched(challenge, { service: chosenService() }));
    clearServiceChoice(settings, chosenService());
  };

  const setBusy = (isNowBusy: boolean): void => {
    if (isBusy !== isNowBusy) {
      isBusy = isNowBusy;
      sendMessage({ type: 'syncing', isSyncing: isBusy });
    }
    publishStatus();
  };

  /** The next wake tries again. The message is our own or the phone's, never the service's. */
  const logFailure = (error: unknown): void => log(`not done: ${error}`);

  /** What is known of an account outlives it only until this is called. */
  const forgetOtherAccounts = (): void => {
    if (syncState.read() !== UNSYNCED) return;
    records.clear();
    publish(settings, SettingsKey.diagnostics, null);
    syncState.write({ fetchResults: {} });
  };

  const readInbox = (): Trigger => {
    const inbox = readSettingsInbox(settings, account, clientId, now, newOrigin, (code) =>
      recordResult('sign-in', code),
    );
    isInboxSaved = inbox.isSaved;
    wantsDiagnostics = wantsDiagnostics || inbox.wantsDiagnostics;
    forgetOtherAccounts();
    publishStatus();
    return inbox.trigger;
  };

  const today = (): DayNumber => wearerClock(syncState.read(), now(), zoneOffset).day;

  /**
   * Tells the watch what is new, and at the end of a piece of work also ages that are far from true, and what
   * the watch waits for. One snapshot after the other, as each has its number.
   */
  const sendSnapshot = (finishedTrigger?: Trigger): Promise<unknown> => {
    lastDelivery = lastDelivery
      .then(() => {
        const { account: accountSection, look } = currentReport();
        const content = summarise(
          accountSection,
          look,
          records.read(),
          today(),
          preferences(),
          wearerZoneOffset,
        );
        const checkedAt = finishedTrigger ? lastFetchedAt(records.read()) : 0;
        const isRequested = finishedTrigger === 'glance';
        return deliver(delivery, origin(), content, checkedAt, isRequested, now, newOrigin, platform.enqueue);
      })
      .catch(logFailure);
    return lastDelivery;
  };

  const runRequestedDiagnostics = (): Promise<void> | undefined => {
    const { tokens } = account.read();
    if (!wantsDiagnostics || !tokens) return undefined;
    wantsDiagnostics = false;
    const { service, session, http } = currentConnection();
    const source = service.createSource(createAuthorizedFetch(session, http, now));
    const grantedCheckups = SURFACE_DATA_SETS.checkups.filter(isGranted(tokens.scopes, service));
    return runDiagnostics((['token'] as DiagnosticName[]).concat(grantedCheckups), now(), (name) =>
      name === 'token'
        ? introspectToken(session, service.oauth, http, now)
        : fetchCheckup(source, name, today(), records.read().devices),
    ).then((diagnostics) => void publish(settings, SettingsKey.diagnostics, diagnostics));
  };

  /** Completes a sign-in that has begun, if any; answers how it ended. */
  const completePendingSignIn = (): Promise<ResultCode | undefined> | undefined => {
    const { pendingSignIn } = account.read();
    if (!pendingSignIn) return undefined;
    setBusy(true);
    const name = pendingSignInService(account.read());
    const { oauth } = connections[name].service;
    // What was begun with a hand-over that stays would be begun a second time.
    const completion = isInboxSaved
      ? completeSignIn(account, pendingSignIn, oauth, uncappedHttp, now, after, newOrigin)
      : ('storage' as const);
    return Promise.resolve(completion).then((result) => {
      forgetOtherAccounts();
      recordResult('sign-in', result, name);
      return result;
    });
  };

  /** One piece after the other, until nothing is wanted. */
  const processPendingTrigger = (): void => {
    isWorking = !!pendingTrigger;
    if (!pendingTrigger) return;
    const trigger = pendingTrigger;
    pendingTrigger = undefined;
    Promise.resolve()
      .then(completePendingSignIn)
      .then((result) => {
        if (result === 'ok') return currentConnection().sync('manual');
        const { lastSyncAt = 0, result: lastResult } = syncState.read();
        const isFresh = Math.abs(now() - lastSyncAt) < (lastResult === 'ok' ? FRESH_MS : WAKE_INTERVAL_MS);
        return trigger === 'glance' && isFresh ? undefined : currentConnection().sync(trigger);
      })
      .then((result) => {
        recordResult('sync', result);
        return runRequestedDiagnostics();
      })
      .then(() =>
        retryPendingRevocations(account, (name) => connections[name].service.oauth, uncappedHttp, now),
      )
      .catch(logFailure)
      .then(() => {
        setBusy(false);
        return sendSnapshot(trigger);
      })
      .catch(logFailure)
      .then(processPendingTrigger);
  };

  const requestSync = (trigger: Trigger): void => {
    if (!pendingTrigger || TRIGGER_PRIORITY.indexOf(trigger) > TRIGGER_PRIORITY.indexOf(pendingTrigger))
      pendingTrigger = trigger;
    if (!isWorking) processPendingTrigger();
  };

  return {
    wake() {
      const trigger = readInbox();
      // What the wearer has changed is on the watch at once, whatever the network does.
      sendSnapshot();
      requestSync(trigger);
    },
    receive(message) {
      if (readMessageToPhone(message)) requestSync('glance');
    },
  };
};

const TRIGGER_PRIORITY: Trigger[] = ['wake', 'glance', 'manual'];
