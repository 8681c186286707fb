import { readToPhone } from '../common/messages';
import type { ResultCode } from '../common/result-codes';
import { FITBIT } from '../common/services';
import { SettingsKey } from '../common/settings-keys';
import { openAccount, randomOrigin } from './account/account';
import { createSession } from './account/session';
import { createSignIn } from './account/sign-in';
import { payRevocations, signOut } from './account/sign-out';
import { wallClock } from './dates';
import { clearHandOver, readClientId, readHandOvers } from './hand-overs';
import { withTimeout } from './http';
import type { Platform } from './platform';
import { accountSection, lookSection, publish, type Standing, statusOf } from './publish';
import { fitbit } from './sources/fitbit/fitbit';
import { DATA_SETS } from './sources/health-source';
import { openStore } from './store';
import { budgeted } from './sync/budget';
import { deliver } from './sync/delivery';
import type { Trigger } from './sync/plan';
import { cacheFor, lastCheck } from './sync/record-cache';
import { summarise } from './sync/summarise';
import { createSync } from './sync/sync';
import { stateFor } from './sync/sync-state';

/** How often the companion means to wake up, ms. */
export const WAKE_INTERVAL = 15 * 60000;
/** A request that takes longer counts as lost. */
const ANSWER_WITHIN = 15000;
/** A sync this young is good enough for a wearer who looks. */
const YOUNG = 2 * 60000;

/** What happens to the companion. Each call returns at once; the work goes on behind it, one piece at a time. */
export interface Companion {
  /** It was launched, or its wake interval is over. */
  wake(): void;
  /** The settings page has changed something. */
  settingsChanged(): void;
  /** A message of the watch has come. */
  received(message: unknown): void;
}

export function createCompanion(platform: Platform): Companion {
  const { now, after, local, settings, randomBytes, zoneOffset } = platform;
  const store = openStore(local);
  const newOrigin = () => randomOrigin(randomBytes);
  const account = openAccount(store.account, newOrigin);
  const service = fitbit;
  const scopes = DATA_SETS.map((dataSet) => service.scopes[dataSet]);

  const answered = withTimeout(platform.http, after, ANSWER_WITHIN);
  const http = budgeted(answered, store.spent, now, true);
  // What the wearer does by hand is counted, not refused.
  const unrefused = budgeted(answered, store.spent, now, false);

  const session = createSession({ account, service: service.oauth, http, now, after });
  const signIn = createSignIn({
    account,
    service: service.oauth,
    scopes,
    http: unrefused,
    now,
    after,
    randomBytes,
  });
  const sync = createSync({
    account,
    session,
    service,
    http,
    spent: store.spent,
    state: store.sync,
    records: store.records,
    now,
    zoneOffset,
    onBegin: begin,
  });

  let wanted: Trigger | undefined;
  let working = false;
  let busy = false;

  function standing(): Standing {
    const current = account.read();
    return {
      account: current,
      sync: stateFor(current.origin, store.sync.read()),
      records: cacheFor(current.origin, store.records.read()).records,
      service,
      scopes,
      now: now(),
      interval: WAKE_INTERVAL,
    };
  }

  function clientId(): string {
    return readClientId(settings) || FITBIT.defaultClientId;
  }

  function tellPage(): void {
    publish(settings, signIn.challenge(clientId()), statusOf(standing(), busy));
  }

  function begin(): void {
    if (busy) return;
    busy = true;
    platform.tell({ type: 'syncing', busy });
    tellPage();
  }

  function end(): void {
    if (!busy) return;
    busy = false;
    platform.tell({ type: 'syncing', busy });
  }

  function note(result: ResultCode): void {
    store.sync.write({ ...stateFor(account.read().origin, store.sync.read()), result });
  }

  /** Records outlive their account only until this is called. */
  function forgetOthers(): void {
    const { origin } = account.read();
    const cache = store.records.read();
    if (cache && cache.origin !== origin) store.records.write(cacheFor(origin, undefined));
    const state = store.sync.read();
    if (state && state.origin !== origin) store.sync.write(stateFor(origin, undefined));
  }

  /** Does what the page asks for. A hand-over is cleared when its effect is written down, so a kill loses none. */
  function takeHandOvers(): Trigger {
    const { secret, authReturn, command } = readHandOvers(settings);
    if (secret !== undefined && account.change({ secret: secret || undefined })) {
      clearHandOver(settings, SettingsKey.clientSecret);
    }
    if (authReturn) {
      const refused = signIn.returned(authReturn, clientId());
      if (refused) note(refused);
      clearHandOver(settings, SettingsKey.authReturn);
    }
    if (command === 'opened') signIn.opened();
    if (command === 'signOut') signOut(account, randomBytes);
    clearHandOver(settings, SettingsKey.command);
    forgetOthers();
    tellPage();
    return command === 'syncNow' ? 'ask' : 'wake';
  }

  async function send(asked: boolean): Promise<void> {
    const here = standing();
    const { origin } = here.account;
    const { day } = wallClock(now(), zoneOffset(now()) + (here.sync.zoneShift || 0));
    const content = summarise(accountSection(here), lookSection(here), here.records, day);
    const checkedAt = lastCheck(here.records);
    const options = { slot: store.delivery, now, randomOrigin: newOrigin, enqueue: platform.enqueue };
    const sent = await deliver(options, origin, content, checkedAt, asked);
    if (sent !== undefined) platform.log(`snapshot ${sent} sent`);
  }

  async function exchange(): Promise<boolean> {
    if (!account.read().exchange) return false;
    begin();
    const result = await signIn.exchange();
    forgetOthers();
    if (result) {
      note(result);
      platform.log(`sign-in: ${result}`);
    }
    return result === 'ok';
  }

  function isYoung(): boolean {
    const { lastSync } = standing().sync;
    return lastSync !== undefined && now() >= lastSync && now() - lastSync < YOUNG;
  }

  async function work(trigger: Trigger): Promise<void> {
    try {
      const signedIn = await exchange();
      if (signedIn || trigger !== 'look' || !isYoung()) {
        const result = await sync(signedIn ? 'ask' : trigger);
        if (result) platform.log(`sync: ${result}`);
      }
    } finally {
      end();
      tellPage();
    }
    await send(trigger === 'look');
    await payRevocations(account, service.oauth, unrefused, now);
  }

  async function workOff(): Promise<void> {
    working = true;
    while (wanted) {
      const trigger = wanted;
      wanted = undefined;
      try {
        await work(trigger);
      } catch (error) {
        // The next wake tries again; the message is our own or the phone's, never the service's.
        platform.log(`not done: ${error}`);
      }
    }
    working = false;
  }

  function request(trigger: Trigger): void {
    if (!wanted || RANK[trigger] > RANK[wanted]) wanted = trigger;
    if (!working) workOff();
  }

  return {
    wake: () => request(takeHandOvers()),
    settingsChanged: () => request(takeHandOvers()),
    received(message) {
      const known = readToPhone(message);
      if (known) request('look');
    },
  };
}

const RANK: Record<Trigger, number> = { wake: 0, look: 1, ask: 2 };
