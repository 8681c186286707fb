import { ORDER_KEY, orderedPages, pageKey, readPreferences } from '../common/preferences';
import type { PageName } from '../common/snapshot';
import { say } from './say';
import { readStatus } from './stored';
import { pageInWords } from './words';

/** Stored, because only what is stored makes the page draw anew; of no concern to the companion. */
const ARRANGING_KEY = 'arranging';

type Props = SettingsComponentProps;

/** Nobody comes back to a page that is still in the middle of something. */
export function stopArranging({ settings, settingsStorage }: Props): void {
  if (settings[ARRANGING_KEY]) settingsStorage.removeItem(ARRANGING_KEY);
}

/** Which pages stand behind home, and in which order. */
export function pages(props: Props): JSX.Element {
  const { settings, settingsStorage } = props;
  const read = (key: string): string | undefined => settings[key];
  const order = orderedPages(read);
  const on = readPreferences(read).pages;
  const lacks = readStatus(settings)?.lacks || [];
  if (settings[ARRANGING_KEY]) {
    return (
      <Section title={say('pages')} description={say('order.help')}>
        {on.map((page, place) =>
          place === 0 ? (
            <TextImageRow key={page} label={pageInWords(page)} />
          ) : (
            <Button
              key={page}
              list
              label={`↑ ${pageInWords(page)}`}
              onClick={() => settingsStorage.setItem(ORDER_KEY, swapped(order, page, on[place - 1]).join())}
            />
          ),
        )}
        <Button list label={say('done')} onClick={() => stopArranging(props)} />
      </Section>
    );
  }
  return (
    <Section title={say('pages')} description={say('pages.help')}>
      {order.map((page) => (
        <Toggle
          key={page}
          settingsKey={pageKey(page)}
          label={`${pageInWords(page)} · ${lacks.indexOf(page) < 0 ? say(`help.${page}`) : say('help.lacks')}`}
        />
      ))}
      {on.length > 1 ? (
        <Button list label={say('order')} onClick={() => settingsStorage.setItem(ARRANGING_KEY, 'true')} />
      ) : null}
    </Section>
  );
}

function swapped(order: PageName[], one: PageName, other: PageName): PageName[] {
  return order.map((page) => (page === one ? other : page === other ? one : page));
}
