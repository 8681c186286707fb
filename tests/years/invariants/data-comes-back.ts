import type { ResultCode } from '../../../common/result-codes';
import type { Status } from '../../../common/settings-keys';
import type { Snapshot } from '../../../common/snapshot';
import type { DataSet } from '../../../companion/sources/health-source';
import { listSyncedSleeps } from '../../../simulator/cloud/tracker-sync';
import { HOUR_MS, MINUTE_MS } from '../../../simulator/world/duration';
import { accountPersonas } from '../account-persona';
import { companionStorage } from '../companion-storage';
import { dataResponsesOf } from '../data-responses';
import type { Invariant, Run } from '../invariant';
import { snapshotsOf } from '../snapshots';
import { dataSetsInUse, readStatus, readStoredDataSets } from '../stored-state';

/** Time from one wake to the next, and of the sync in it, ms. */
const WAKE_MS = 17 * MINUTE_MS;

/**
 * The age that a data set may have before two wakes are over, by the slowest rule of the plan: from midnight to five
 * everything is four times as rare. What is not here goes by the night, which is looked at by itself.
 */
const MAX_AGES: Readonly<Partial<Record<DataSet, number>>> = {
  activitySummary: HOUR_MS + 2 * WAKE_MS,
  restingHeartRate: 8 * HOUR_MS + WAKE_MS,
  weight: 8 * HOUR_MS + WAKE_MS,
  food: 8 * HOUR_MS + WAKE_MS,
  water: 8 * HOUR_MS + WAKE_MS,
  friends: 8 * HOUR_MS + WAKE_MS,
  devices: 8 * HOUR_MS + WAKE_MS,
  dailySteps: 24 * HOUR_MS + WAKE_MS,
  profile: 96 * HOUR_MS + WAKE_MS,
  waterGoal: 96 * HOUR_MS + WAKE_MS,
};

/** Codes after which the companion leaves a data set alone for an hour or a day. */
const HELD_CODES: readonly (ResultCode | undefined)[] = [
  'scope',
  'gone',
  'internal',
  'permission',
  'no-profile',
  'client',
  'token',
  'not-found',
  'validation',
  'request',
  'shape',
];

/** Longest time until an unchanged snapshot is sent again, ms: to the first wake after 25 minutes. */
const RESEND_MS = 25 * MINUTE_MS + 2 * WAKE_MS;
/** Longest time until a night that is in the account is on the watch, ms. */
const NIGHT_MS = 90 * MINUTE_MS;

/** Liveness: looks two wakes after the last fault, and a day later, when no hold may be left. */
export const dataComesBack: Invariant = {
  name: 'data-comes-back',
  rule: 'Two wakes after the last fault all data is up to date but what is on hold (not requested before a set time); a day later nothing is on hold.',
  except:
    'A session that its service ended, or a sign-in that it answered with 410, until the wearer has signed in again; scopes that were withdrawn.',
  watch(run, report) {
    const snapshots = snapshotsOf(run);
    const responses = dataResponsesOf(run);
    const personas = accountPersonas(run);
    const storage = companionStorage(run);
    let lastSent: { snapshot: Snapshot; at: number } | undefined;
    snapshots.onSent.add((snapshot) => {
      lastSent = { snapshot, at: run.world.clock.now() };
    });

    const check = (mayHold: boolean): void => {
      const status = readStatus(run.world);
      if (!status) {
        report('the companion has never reported');
        return;
      }
      const { kept } = snapshots;
      if (lastSent && lastSent.at < run.world.clock.now() - MINUTE_MS && !isSame(kept, lastSent.snapshot))
        report(`the watch has snapshot ${kept?.seq}, not ${lastSent.snapshot.seq}, the last that was sent`);
      // Without tokens nothing can be requested until the wearer tries again.
      const wasSignInRefused = status.state === 'gone' && !storage.account.tokens;
      if (!mayHold && status.state !== 'ok' && !wasSignInRefused) report(`the account is ${status.state}`);
      if (status.state !== 'ok') return;
      const hold = findHold(status, run.world.clock.now());
      if (hold && !mayHold) report(`${hold} is left`);
      if (!hold || !mayHold) checkDataSets(run, status, mayHold);
      // A scope that was withdrawn does not come back by itself.
      if (!hold && !mayHold && kept && dataSetsInUse(run.world, status).includes('sleep'))
        checkNight(run, kept);
    };

    const checkDataSets = ({ world }: Run, status: Status, mayHold: boolean): void => {
      const now = world.clock.now();
      const stored = readStoredDataSets(world);
      let newest = 0;
      for (const dataSet of dataSetsInUse(world, status)) {
        const { code } = status.results[dataSet] ?? {};
        const deliveredAt = responses.lastDelivered(dataSet)?.deliveredAt;
        newest = Math.max(newest, deliveredAt ?? 0);
        const isHeld = HELD_CODES.includes(code);
        if (code !== 'ok' && !(isHeld && mayHold) && dataSet !== 'intradaySteps')
          report(`${dataSet} is ${code ?? 'not requested'}`);
        const maxAge = MAX_AGES[dataSet];
        if (code !== 'ok' || maxAge === undefined) continue;
        if (deliveredAt === undefined) report(`${dataSet} was never delivered`);
        else if (now - deliveredAt > maxAge)
          report(`${dataSet} is ${Math.round((now - deliveredAt) / MINUTE_MS)} minutes old`);
        if (!stored.includes(dataSet)) report(`${dataSet} is not kept`);
      }
      const sentAt = lastSent?.at ?? 0;
      if (newest - sentAt > RESEND_MS)
        report(
          `nothing was sent for ${Math.round((newest - sentAt) / MINUTE_MS)} minutes before the last response`,
        );
    };

    const checkNight = ({ world }: Run, { sleep }: Snapshot): void => {
      const persona = personas.present();
      if (!sleep || !persona) return;
      const now = world.clock.now();
      const today = persona.calendar.dayOf(now);
      const [night] = listSyncedSleeps(persona, today, now - NIGHT_MS).filter(({ isMain }) => isMain);
      if (night && sleep.date !== today)
        report(`the watch has the night of day ${sleep.date} on day ${today}, two hours after its end`);
    };

    return { checkCalm: () => check(true), checkEnd: () => check(false) };
  },
};

/** What keeps the companion from all requests. */
function findHold({ backoff, restAt = 0 }: Status, now: number): string | undefined {
  if (backoff && backoff.until > now) return `a pause because of ${backoff.code}`;
  return restAt > now ? 'a rest for the budget' : undefined;
}

function isSame(kept: Snapshot | undefined, sent: Snapshot): boolean {
  return kept?.origin === sent.origin && kept.seq === sent.seq && kept.at === sent.at;
}
