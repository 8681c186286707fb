import { PAGE_ORDER_KEY, pageKey, readPageOrder } from '../common/preferences';
import type { PageName } from '../common/snapshot';
import { translate } from './i18n';
import { markChoice } from './marks';
import { OpenPart } from './open-parts';
import { readUnsupported } from './stored';
import { describeSurface } from './words';

type Storage = SettingsComponentProps['settingsStorage'];

/** The pages after home, or their order while the wearer changes it. */
export function renderPagesSection({ settings, settingsStorage }: SettingsComponentProps): JSX.Element {
  const order = readPageOrder((key) => settings[key]);
  const moved = order.filter((page) => page === settings[OpenPart.arranging])[0];
  if (moved) return renderOrder(order, moved, settingsStorage);
  const unsupported = readUnsupported(settings);
  return (
    <Section title={translate('pages')} description={translate('pages.help')}>
      {order.map((page) => (
        <Toggle
          key={page}
          settingsKey={pageKey(page)}
          label={`${describeSurface(page)} · ${translate(unsupported.indexOf(page) < 0 ? `help.${page}` : 'help.unsupported')}`}
        />
      ))}
      <Button
        list
        label={translate('order')}
        onClick={() => settingsStorage.setItem(OpenPart.arranging, String(order[0]))}
      />
    </Section>
  );
}

/**
 * Every page in order, off or on as in the list of toggles, so that no row changes its place. The chosen page moves,
 * and the rows that move it stay below the finger.
 */
function renderOrder(order: PageName[], moved: PageName, storage: Storage): JSX.Element {
  const name = describeSurface(moved);
  const place = order.indexOf(moved);
  const renderMove = (neighbour: PageName | undefined, label: string, end: string): JSX.Element =>
    neighbour ? (
      <Button
        list
        label={label}
        onClick={() => storage.setItem(PAGE_ORDER_KEY, swapPages(order, moved, neighbour).join())}
      />
    ) : (
      // A Text would be less high than the button.
      <TextImageRow label={end} />
    );
  return (
    <Section title={translate('pages')} description={translate('order.help')}>
      {order.map((page) => (
        <Button
          key={page}
          list
          label={markChoice(describeSurface(page), page === moved && '●')}
          onClick={() => storage.setItem(OpenPart.arranging, page)}
        />
      ))}
      {renderMove(order[place - 1], translate('order.up', name), translate('order.first', name))}
      {renderMove(order[place + 1], translate('order.down', name), translate('order.last', name))}
      <Button list label={translate('done')} onClick={() => storage.removeItem(OpenPart.arranging)} />
    </Section>
  );
}

function swapPages(order: PageName[], one: PageName, other: PageName): PageName[] {
  return order.map((page) => (page === one ? other : page === other ? one : page));
}
