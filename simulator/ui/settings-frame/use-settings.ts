import { useState, useSyncExternalStore } from 'react';
import { settingsStorage } from './settings-storage';

/** All stored settings; renders again at each change. */
export function useSettings(): Readonly<Record<string, string>> {
  return useSyncExternalStore(settingsStorage.subscribe, settingsStorage.getSnapshot);
}

/** The string under a component's `settingsKey`; without a key it is kept in the component. */
export function useStoredSetting(
  settingsKey: string | undefined,
): [string | undefined, (text: string) => void] {
  const settings = useSettings();
  const [own, setOwn] = useState<string>();
  if (settingsKey === undefined) return [own, setOwn];
  return [settings[settingsKey], (text) => settingsStorage.setItem(settingsKey, text)];
}
