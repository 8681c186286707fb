import type { ResultCode } from '../common/result-codes';
import type { ServiceName } from '../common/services';
import { type LastResponses, SettingsKey, type SignInMethod } from '../common/settings-keys';
import { assign, extend } from './assign';
import { parseJson } from './http/parse-json';
import type { Platform } from './platform';
import { publish } from './publish';
import type { StoredValue } from './stored-value';
import type { SyncState } from './sync/sync-state';

/** How many different errors are kept, each with the last time it happened. */
const MAX_ERRORS = 5;

/** Records for the wearer how syncs and sign-ins ended. */
export interface ResultRecorder {
  /** Records how a sync with the chosen service ended. `hasFailed` where something failed in this very sync. */
  recordSync(result: ResultCode, hasFailed: boolean): void;
  /** Records how a sign-in to `service` ended. */
  recordSignIn(result: ResultCode, method: SignInMethod, isPending?: boolean, service?: ServiceName): void;
}

/** Errors are kept with the account. The last response of each service outlives the account. */
export const createResultRecorder = (
  { settings, now, log }: Platform,
  syncState: StoredValue<SyncState>,
  chosenService: () => ServiceName,
): ResultRecorder => {
  const record = (
    result: ResultCode,
    hasFailed: boolean,
    service: ServiceName,
    changes: Partial<SyncState>,
  ): void => {
    const before = syncState.read();
    const errors = (before.errors || []).filter(([code]) => !hasFailed || code !== result);
    if (hasFailed) errors.unshift([result, now()]);
    syncState.write(assign(before, extend(changes, { errors: errors.slice(0, MAX_ERRORS) })));
    if (hasFailed && result !== 'gone') return;
    publish(
      settings,
      SettingsKey.lastResponses,
      assign<LastResponses>(Object(parseJson(settings.getItem(SettingsKey.lastResponses))), {
        [service]: { code: hasFailed ? 'gone' : 'ok', at: now() },
      }),
    );
  };
  return {
    recordSync(result, hasFailed) {
      log(`sync: ${result}`);
      record(result, hasFailed, chosenService(), { result });
    },
    recordSignIn(code, method, isPending = false, service = chosenService()) {
      log(`sign-in: ${code}`);
      const hasFailed = code !== 'ok';
      const failedSignIn = hasFailed ? { method, code, at: now(), isPending } : undefined;
      record(code, hasFailed, service, { failedSignIn });
    },
  };
};
