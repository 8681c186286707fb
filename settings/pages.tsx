import { PAGE_ORDER_KEY, pageKey, readPageOrder, readPreferences } from '../common/preferences';
import type { PageName } from '../common/snapshot';
import { translate } from './i18n';
import { readUnsupported } from './stored';
import { describeSurface } from './words';

/** Stored because only a stored change renders the page again. The companion does not read it. */
const ARRANGING_KEY = 'arranging';

type Props = SettingsComponentProps;

/** Ends the arranging of pages, also when the settings page is opened again. */
export function stopArranging({ settings, settingsStorage }: Props): void {
  if (settings[ARRANGING_KEY]) settingsStorage.removeItem(ARRANGING_KEY);
}

/** The pages after home, and their order. */
export function renderPagesSection(props: Props): JSX.Element {
  const { settings, settingsStorage } = props;
  const read = (key: string): string | undefined => settings[key];
  const order = readPageOrder(read);
  const on = readPreferences(read).pages;
  const unsupported = readUnsupported(settings);
  if (settings[ARRANGING_KEY]) {
    return (
      <Section title={translate('pages')} description={translate('order.help')}>
        {on.map((page, place) => {
          const before = on[place - 1];
          return before ? (
            <Button
              key={page}
              list
              label={`↑ ${describeSurface(page)}`}
              onClick={() => settingsStorage.setItem(PAGE_ORDER_KEY, swapPages(order, page, before).join())}
            />
          ) : (
            <TextImageRow key={page} label={describeSurface(page)} />
          );
        })}
        <Button list label={translate('done')} onClick={() => stopArranging(props)} />
      </Section>
    );
  }
  return (
    <Section title={translate('pages')} description={translate('pages.help')}>
      {order.map((page) => (
        <Toggle
          key={page}
          settingsKey={pageKey(page)}
          label={`${describeSurface(page)} · ${translate(unsupported.indexOf(page) < 0 ? `help.${page}` : 'help.unsupported')}`}
        />
      ))}
      {on.length > 1 ? (
        <Button
          list
          label={translate('order')}
          onClick={() => settingsStorage.setItem(ARRANGING_KEY, 'true')}
        />
      ) : null}
    </Section>
  );
}

function swapPages(order: PageName[], one: PageName, other: PageName): PageName[] {
  return order.map((page) => (page === one ? other : page === other ? one : page));
}
