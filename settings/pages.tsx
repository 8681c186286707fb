import { BUILT_PAGES, pageKey, readPreferences } from '../common/preferences';
import { pageInWords } from './words';

type Props = SettingsComponentProps;

/** A toggle without a stored value shows as off: what is on from the start is written down. */
export function seedPages({ settings, settingsStorage }: Props): void {
  const { pages } = readPreferences((key) => settings[key]);
  for (const page of pages) {
    if (settings[pageKey(page)] === undefined) settingsStorage.setItem(pageKey(page), 'true');
  }
}

/** Which pages stand behind home. */
export function pages(): JSX.Element {
  return (
    <Section title="Pages" description="What a page shows is asked for only while the page is on.">
      {BUILT_PAGES.map((page) => (
        <Toggle settingsKey={pageKey(page)} label={pageInWords(page)} />
      ))}
    </Section>
  );
}
