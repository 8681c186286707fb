import { cloneElement, type ReactElement, type ReactNode, useState } from 'react';
import type { Selection, SelectOption } from '../../../settings-page/stored-values';
import { useStoredSetting } from '../use-settings';
import { warnOnce } from '../warn-once';
import { Icon } from './icon';
import type { ImagePickerProps, PickedImage } from './image-picker';
import type { TextInputProps } from './inputs';
import type { SelectProps } from './selects';

type AddActionProps = Pick<SelectProps, 'onSelection'> &
  Pick<TextInputProps, 'onChange' | 'value'> &
  Pick<ImagePickerProps, 'onImagePicked'>;

interface AdditiveListProps {
  title?: ReactNode;
  description?: ReactNode;
  settingsKey?: string;
  minItems?: number | string;
  maxItems?: number | string;
  renderItem?: (item: SelectOption) => ReactNode;
  addAction?: ReactElement<AddActionProps>;
  onListChange?: (items: readonly SelectOption[]) => void;
}

export function AdditiveList(props: AdditiveListProps): ReactNode {
  const { title, description, settingsKey, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = props;
  const [stored, store] = useStoredSetting(settingsKey);
  const [dragged, setDragged] = useState<number>();
  const items = readItems(stored, settingsKey);
  const change = (next: readonly SelectOption[]): void => {
    store(JSON.stringify(next));
    props.onListChange?.(next);
  };
  const move = (from: number, to: number): void => {
    const next = [...items];
    const [item] = next.splice(from, 1);
    if (!item || to < 0 || to >= items.length) return;
    next.splice(to, 0, item);
    change(next);
  };
  return (
    <section className="s">
      {title !== undefined && <h2>{title}</h2>}
      <div className="s__card">
        {items.map((item, index) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: dragging only; the grip is the same for the keyboard
          <div
            className="s__row s__list"
            // biome-ignore lint/suspicious/noArrayIndexKey: an item is its place; equal items may follow each other
            key={index}
            draggable
            onDragStart={() => setDragged(index)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={() => dragged !== undefined && move(dragged, index)}
          >
            <button
              type="button"
              className="s__grip"
              aria-label={`Move ${item.name}: arrow up or down`}
              onKeyDown={(event) => {
                if (event.key === 'ArrowUp') move(index, index - 1);
                if (event.key === 'ArrowDown') move(index, index + 1);
              }}
            >
              ⠿
            </button>
            <span className="s__l">{props.renderItem?.(item) ?? item.name}</span>
            {items.length > Number(minItems) && (
              <button
                type="button"
                className="ib"
                aria-label={`Remove ${item.name}`}
                onClick={() => change(items.filter((_, other) => other !== index))}
              >
                <Icon name="remove" />
              </button>
            )}
          </div>
        ))}
        {items.length < Number(maxItems) && (
          <div className="s__add">{addRow(props.addAction, (item) => change([...items, item]))}</div>
        )}
      </div>
      {description !== undefined && <div className="s__desc">{description}</div>}
    </section>
  );
}

/** The app's own `addAction`, whose result is also added to the list. */
function addRow(
  action: ReactElement<AddActionProps> | undefined,
  add: (item: SelectOption) => void,
): ReactNode {
  if (!action) return null;
  const { onSelection, onChange, onImagePicked } = action.props;
  return cloneElement(action, {
    onSelection(selection: Selection) {
      onSelection?.(selection);
      for (const item of selection.values) add(item);
    },
    onChange(value: SelectOption | string) {
      onChange?.(value);
      add(typeof value === 'string' ? { name: value } : value);
    },
    onImagePicked(image: PickedImage) {
      onImagePicked?.(image);
      add({ name: '', ...image });
    },
    ...('value' in action.props ? {} : { value: '' }),
  });
}

/** The items that can be shown. Reports what is lost with the next change, because it has another form. */
function readItems(stored: string | undefined, settingsKey = ''): SelectOption[] {
  const all = parseList(stored ?? '[]');
  const items = all?.filter((item) => typeof item === 'object' && item !== null) ?? [];
  if (items.length !== all?.length)
    warnOnce(
      `<AdditiveList> shows objects with a name, and "${settingsKey}" holds something else, which the next change removes`,
    );
  return items as SelectOption[];
}

function parseList(text: string): unknown[] | undefined {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list : undefined;
  } catch {
    return undefined;
  }
}
