import type { Realm } from '../realm/realm';
import type { RunningCompanionOptions } from './companion-environment';
import { createStorageMembers } from './storage-object';

/**
 * The module `local-storage`. `requireRunning` throws in a run that was killed within a moment: its writes change
 * nothing.
 */
export function createLocalStorageModule(
  realm: Realm,
  { localStorage, moments, warn }: Pick<RunningCompanionOptions, 'localStorage' | 'moments' | 'warn'>,
  requireRunning: () => void,
): Record<string, unknown> {
  const write = (key: string, work: () => void): void => {
    moments?.notify('write', key);
    requireRunning();
    work();
    moments?.notify('written', key);
    requireRunning();
  };
  const set = (key: string, value: string): void => {
    try {
      localStorage.set(key, value);
    } catch (error) {
      warn('localStorage is full: writes throw');
      throw error;
    }
  };
  const members = createStorageMembers({
    get: (key) => localStorage.get(key),
    keys: () => localStorage.keys(),
    set: (key, value) => write(key, () => set(key, value)),
    remove: (key) => write(key, () => localStorage.remove(key)),
    clear: () => write('', () => localStorage.clear()),
  });
  return realm.createModule({ localStorage: realm.createObject(members) }, 'localStorage');
}
