import { readMessageToPhone } from '../common/messages';
import { type Preferences, readPreferences } from '../common/preferences';
import type { ResultCode } from '../common/result-codes';
import { collectScopes } from '../common/scopes';
import { DEFAULT_CLIENT_IDS, findService } from '../common/services';
import { CLIENT_ID_KEYS, SettingsKey, type Status } from '../common/settings-keys';
import type { DayNumber } from '../common/snapshot';
import { MINUTE_MS } from '../common/time';
import { WAKE_INTERVAL_MS } from '../common/wake-interval';
import {
  createRandomOrigin,
  methodOf,
  type PendingSignIn,
  pendingSignInService,
  serviceOf,
} from './account/account';
import { createSignInChallenge } from './account/begin-sign-in';
import { completeSignIn } from './account/complete-sign-in';
import { introspect } from './account/introspect';
import { retryPendingRevocations } from './account/sign-out';
import { extend } from './assign';
import { createConnections } from './connections';
import { type DiagnosticName, fetchCheckup, runDiagnostics } from './diagnostics';
import { createAuthorizedFetch } from './http/authorized-fetch';
import { abs, max } from './math';
import type { Platform } from './platform';
import { promiseTry } from './promises';
import { publish } from './publish';
import { createResultRecorder } from './record-result';
import { buildReport, type Report, requiredScopes } from './report';
import { createScheduler } from './scheduler';
import { acceptRequest, parseTextInput, readSettingsInbox } from './settings-inbox';
import { dataSetsFor, isGranted, SURFACE_DATA_SETS } from './sources/health-source';
import { openStores } from './stores';
import { deliver } from './sync/delivery';
import type { Trigger } from './sync/plan';
import { summarise } from './sync/summarise';
import { UNSYNCED, wearerClock, wearerZoneOffset } from './sync/sync-state';

/** A sync this young is good enough for a glance. After a failure only the wakes try again. */
const FRESH_MS = 2 * MINUTE_MS;

/**
 * Shortest wait for a sign-in that the service wants later, ms. The service may name a shorter time; then a code gets
 * some twenty tries.
 */
const MIN_RETRY_MS = MINUTE_MS / 2;

/** The companion's events. Each call returns at once; the work goes on behind it, one piece at a time. */
export interface Companion {
  /** The companion was launched, its wake interval is over, or the settings page has changed something. */
  wake(): void;
  /** The watch has sent a message. */
  receive(message: unknown): void;
}

export const createCompanion = (platform: Platform): Companion => {
  const { now, after, local, settings, randomBytes, zoneOffset, sendMessage, log } = platform;
  const newOrigin = () => createRandomOrigin(randomBytes);
  const stores = openStores(local, newOrigin);
  const { account, syncState, records, delivery } = stores;
  const { byService, uncappedHttp } = createConnections(platform, stores, {
    dataSets: () => dataSetsFor(preferences().pages),
    onStart: () => setBusy(true),
  });
  const chosenService = () => serviceOf(account.read());
  const currentConnection = () => byService[chosenService()];
  const { recordSync, recordSignIn } = createResultRecorder(platform, syncState, chosenService);

  /** See `SettingsInbox`. */
  let isInboxSaved = true;
  let chosen: Preferences | undefined;
  let wantsDiagnostics = false;
  let isBusy = false;
  let lastDelivery: Promise<unknown> = Promise.resolve();

  /** Read once a wake: each change of a setting is one. */
  const preferences = (): Preferences => (chosen ||= readPreferences((key) => settings.getItem(key)));

  const today = (): DayNumber => wearerClock(syncState.read(), now(), zoneOffset).day;

  const clientId = (): string =>
    parseTextInput(settings.getItem(CLIENT_ID_KEYS[chosenService()])) || DEFAULT_CLIENT_IDS[chosenService()];

  const currentReport = (): Report => buildReport(stores, preferences(), currentConnection().service, now());

  const publishStatus = (): void => {
    const service = chosenService();
    const challenge = createSignInChallenge(account, service, clientId(), randomBytes);
    // The scopes are published before the button that requests them.
    const status: Status = extend(currentReport().status, { isSyncing: isBusy });
    if (!publish(settings, SettingsKey.status, status)) return;
    // The page shows the wearer's choice until it has the challenge of that service, never the sign-in of the other.
    if (publish(settings, SettingsKey.challenge, challenge) && challenge)
      acceptRequest(
        settings,
        SettingsKey.service,
        (requested) => requested === service || !findService(requested),
      );
  };

  const setBusy = (isNowBusy: boolean): void => {
    if (isBusy !== isNowBusy) {
      isBusy = isNowBusy;
      sendMessage({ type: 'syncing', isSyncing: isBusy });
    }
    publishStatus();
  };

  /** The next wake tries again. The error's text is our own or the phone's, never the service's. */
  const logFailure = (error: unknown): void => log(`not done: ${error}`);

  /** Deletes what belongs to an account that is not the present one any more. */
  const forgetOtherAccounts = (): void => {
    if (syncState.read() !== UNSYNCED) return;
    records.clear();
    publish(settings, SettingsKey.diagnostics, null);
    // A question about the account before.
    settings.removeItem(SettingsKey.asking);
    syncState.write({ results: {} });
  };

  const readInbox = (): Trigger => {
    const inbox = readSettingsInbox(platform, account, {
      clientId,
      newOrigin,
      onRefused: recordSignIn,
    });
    isInboxSaved = inbox.isSaved;
    wantsDiagnostics = wantsDiagnostics || inbox.wantsDiagnostics;
    forgetOtherAccounts();
    publishStatus();
    return inbox.trigger;
  };

  /**
   * Sends the watch a snapshot if something has changed. After work (`finishedTrigger`) it also sends one when the
   * ages on the watch are too old, or when the watch waits for one. Snapshots are numbered, so they are sent one after
   * the other.
   */
  const sendSnapshot = (finishedTrigger?: Trigger): Promise<unknown> => {
    lastDelivery = lastDelivery
      .then(() => {
        const content = summarise(currentReport(), records.read(), preferences(), {
          today: today(),
          zoneOffset: wearerZoneOffset(syncState.read, zoneOffset),
        });
        const options = {
          origin: account.read().origin,
          isFinal: !!finishedTrigger,
          isRequested: finishedTrigger === 'glance',
        };
        return deliver(content, delivery, options, platform);
      })
      .catch(logFailure);
    return lastDelivery;
  };

  const runRequestedDiagnostics = (): Promise<void> | undefined => {
    const { tokens, origin } = account.read();
    if (!wantsDiagnostics || !tokens) return undefined;
    wantsDiagnostics = false;
    const isSameAccount = () => account.read().origin === origin;
    const { service, session, http } = currentConnection();
    const source = service.open(createAuthorizedFetch(session, http, now));
    const grantedCheckups = SURFACE_DATA_SETS.checkups.filter(isGranted(tokens.scopes, service));
    const names: DiagnosticName[] = ['token', ...grantedCheckups];
    const fetchItem = (name: DiagnosticName): Promise<unknown> =>
      name === 'token'
        ? session.getToken().then((token) => introspect(token, service.oauth, http, now))
        : fetchCheckup(source, name, today(), records.read().devices);
    return runDiagnostics(names, fetchItem, platform).then((diagnostics) => {
      // After a sign-out they belong to somebody else.
      if (isSameAccount()) publish(settings, SettingsKey.diagnostics, diagnostics);
    });
  };

  /** Completes a pending sign-in, if there is one. Resolves with its result. */
  const completePendingSignIn = (): Promise<ResultCode | undefined> | undefined => {
    const { pending: pendingSignIn } = account.read();
    if (!pendingSignIn) return undefined;
    setBusy(true);
    const name = pendingSignInService(account.read());
    const { service } = byService[name];
    // A request that is still in the inbox would begin the same sign-in a second time.
    return promiseTry(() =>
      isInboxSaved
        ? completeSignIn(
            pendingSignIn,
            {
              account,
              oauth: service.oauth,
              http: uncappedHttp,
              scopes: collectScopes(requiredScopes(preferences(), service)),
              clientId: clientId(),
              newOrigin,
            },
            platform,
          )
        : 'storage',
    ).then((result) => {
      forgetOtherAccounts();
      // A code may not live until the next wake.
      const { retryAt = 0 }: Partial<PendingSignIn> = account.read().pending || {};
      if (retryAt > now()) after(max(retryAt - now(), MIN_RETRY_MS), () => schedule('wake'));
      if (result) recordSignIn(result, methodOf(pendingSignIn), !!account.read().pending, name);
      // The watch learns at once that it is linked: the first sync may take a while.
      if (result === 'ok') sendSnapshot();
      return result;
    });
  };

  const syncAfter = (signInResult: ResultCode | undefined, trigger: Trigger) => {
    const { sync } = currentConnection();
    // After a refusal the wearer sees why, until the next wake.
    if (signInResult && !account.read().pending) return signInResult === 'ok' ? sync('manual') : undefined;
    const { lastSyncAt = 0, failedAt } = syncState.read();
    const freshMs = failedAt === lastSyncAt ? WAKE_INTERVAL_MS : FRESH_MS;
    const isFresh = abs(now() - lastSyncAt) < freshMs;
    return trigger === 'glance' && isFresh ? undefined : sync(trigger);
  };

  const work = (trigger: Trigger): Promise<unknown> =>
    promiseTry(completePendingSignIn)
      .then((signInResult) => syncAfter(signInResult, trigger))
      .then((outcome) => {
        if (outcome) recordSync(outcome.result, outcome.hasFailed);
        return runRequestedDiagnostics();
      })
      .then(() =>
        retryPendingRevocations(account, (name) => byService[name].service.oauth, uncappedHttp, now),
      )
      .catch(logFailure)
      .then(() => {
        setBusy(false);
        return sendSnapshot(trigger);
      })
      .catch(logFailure);

  const schedule = createScheduler(work);

  return {
    wake() {
      chosen = undefined;
      const trigger = readInbox();
      // The wearer's changes reach the watch at once, whatever the network does.
      sendSnapshot();
      schedule(trigger);
    },
    receive(message) {
      if (readMessageToPhone(message)) schedule('glance');
    },
  };
};
