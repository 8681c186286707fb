import type { ResultCode } from '../common/result-codes';
import type { ServiceName } from '../common/services';
import { type LastResponses, SettingsKey } from '../common/settings-keys';
import { assign } from './assign';
import { parseJson } from './http/parse-json';
import type { Platform } from './platform';
import { publish } from './publish';
import type { StoredValue } from './stored-value';
import type { SyncState } from './sync/sync-state';

/** How many different errors are kept, each with the last time it happened. */
const MAX_ERRORS = 5;

/**
 * Records for the wearer how a sign-in or a sync with `service` (default: the chosen one) ended. `hasFailed` where
 * something failed in this very sync.
 */
export type RecordResult = (
  action: 'sign-in' | 'sync',
  result: ResultCode,
  service?: ServiceName,
  hasFailed?: boolean,
) => void;

/** Errors are kept with the account. The last response of each service outlives the account. */
export const createRecordResult =
  (
    { settings, now, log }: Platform,
    syncState: StoredValue<SyncState>,
    chosenService: () => ServiceName,
  ): RecordResult =>
  (action, result, service = chosenService(), hasFailed = result !== 'ok') => {
    log(`${action}: ${result}`);
    const before = syncState.read();
    const errors = (before.errors || []).filter(([code]) => !hasFailed || code !== result);
    if (hasFailed) errors.unshift([result, now()]);
    syncState.write(assign(before, { result, errors: errors.slice(0, MAX_ERRORS) }));
    if (hasFailed && result !== 'gone') return;
    publish(
      settings,
      SettingsKey.lastResponses,
      assign<LastResponses>(Object(parseJson(settings.getItem(SettingsKey.lastResponses))), {
        [service]: { code: hasFailed ? 'gone' : 'ok', at: now() },
      }),
    );
  };
