import type { ResultCode } from '../common/result-codes';
import type { ServiceName } from '../common/services';
import { type LastResponses, SettingsKey } from '../common/settings-keys';
import { parseJson } from './json';
import { patched } from './patched';
import type { KeyValueStore } from './platform';
import { publish } from './publish';
import type { StoredValue } from './stored-value';
import type { SyncState } from './sync/sync-state';

/** So many different errors are remembered, each with the last time it happened. */
const MAX_ERRORS = 5;

/** Writes down for the wearer how a sign-in or a sync with `service` (the chosen one) went; nothing where there was none. */
export type RecordResult = (
  action: 'sign-in' | 'sync',
  result: ResultCode | undefined,
  service?: ServiceName,
) => void;

/** What went wrong last belongs to the account; whether a service answers (`readChosenService`: which one) outlives it. */
export const createRecordResult =
  (
    states: StoredValue<SyncState>,
    settings: KeyValueStore,
    chosenService: () => ServiceName,
    now: () => number,
    log: (line: string) => void,
  ): RecordResult =>
  (action, result, service = chosenService()) => {
    if (!result) return;
    log(`${action}: ${result}`);
    const before = states.read();
    const errors = (before.errors || []).filter(([code]) => code !== result);
    if (result !== 'ok') errors.unshift([result, now()]);
    states.write(patched(before, { result, errors: errors.slice(0, MAX_ERRORS) }));
    if (result !== 'ok' && result !== 'gone') return;
    const lastResponses = Object(
      parseJson(settings.getItem(SettingsKey.lastResponses) || ''),
    ) as LastResponses;
    publish(
      settings,
      SettingsKey.lastResponses,
      patched(lastResponses, { [service]: { code: result, at: now() } }),
    );
  };
