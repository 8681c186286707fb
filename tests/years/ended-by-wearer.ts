import { SettingsKey } from '../../common/settings-keys';
import type { Account } from '../../companion/account/account';
import { companionStorage } from './companion-storage';
import type { Run } from './invariant';
import { perRun } from './per-run';
import { refreshAttempts } from './refresh-attempts';

export function refreshTokenOf({ tokens }: Account): string | undefined {
  return tokens?.refreshToken;
}

/** Whether the wearer has signed out, or chosen another service, since the session of the phone began. */
export const endedByWearer = perRun((run: Run) => {
  const attempts = refreshAttempts(run);
  let isEnded = false;
  run.world.trace.listen((entry) => {
    if (entry.kind !== 'setting' || entry.by !== 'settings' || entry.value === null) return;
    if (entry.key === SettingsKey.signOut || entry.key === SettingsKey.service) isEnded = true;
  });
  companionStorage(run).onAccount((now, before, isLost) => {
    // A session that comes back because a write was lost stays ended.
    if (isLost) return;
    const token = refreshTokenOf(before);
    const next = refreshTokenOf(now);
    const isNew = next !== undefined && next !== token && attempts.rotationOf(token ?? '')?.next !== next;
    if (isNew) isEnded = false;
  });
  return { isEnded: (): boolean => isEnded };
});
