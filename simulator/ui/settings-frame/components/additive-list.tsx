import { cloneElement, type ReactElement, type ReactNode, useRef, useState } from 'react';
import {
  parseSelectedIndices,
  type Selection,
  type SelectOption,
} from '../../../settings-page/stored-values';
import { warnOnce } from '../bridge';
import { useSettings, useStoredSetting } from '../use-settings';
import { Icon } from './icon';
import type { ImagePickerProps, PickedImage } from './image-picker';
import { TextInput, type TextInputProps } from './inputs';
import { Select, type SelectProps } from './selects';

type AddActionProps = Pick<SelectProps, 'onSelection' | 'multiple' | 'selected'> &
  Pick<TextInputProps, 'onChange' | 'value' | 'settingsKey'> &
  Pick<ImagePickerProps, 'onImagePicked'>;

const DEFAULT_ADD_ACTION: ReactElement<AddActionProps> = (
  <TextInput title="Add Item" label="Add Item" action="Add Item" />
);

interface AdditiveListProps {
  title?: ReactNode;
  description?: ReactNode;
  settingsKey?: string;
  minItems?: number | string;
  maxItems?: number | string;
  renderItem?: (item: SelectOption) => ReactNode;
  /** By default a field for a name; null for none. */
  addAction?: ReactElement<AddActionProps> | null;
  onListChange?: (items: readonly SelectOption[]) => void;
}

export function AdditiveList(props: AdditiveListProps): ReactNode {
  const { title, description, settingsKey, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = props;
  const { addAction = DEFAULT_ADD_ACTION } = props;
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
        {addAction && items.length < Number(maxItems) && (
          <div className="s__add">
            <AddRow
              action={addAction}
              add={(...added) => change([...items, ...added].slice(0, Number(maxItems)))}
            />
          </div>
        )}
      </div>
      {description !== undefined && <div className="s__desc">{description}</div>}
    </section>
  );
}

interface AddRowProps {
  action: ReactElement<AddActionProps>;
  add: (...items: SelectOption[]) => void;
}

/** The `addAction`, whose result is also added to the list. */
function AddRow({ action, add }: AddRowProps): ReactNode {
  const { onSelection, onChange, onImagePicked, multiple, selected, settingsKey } = action.props;
  const stored = useSettings()[settingsKey ?? ''];
  // What was chosen before: a Select for several passes all of them each time.
  const chosen = useRef<readonly number[]>(
    stored === undefined && selected ? selected : parseSelectedIndices(stored),
  );
  return cloneElement(action, {
    onSelection(selection: Selection) {
      onSelection?.(selection);
      const before = multiple ? chosen.current : [];
      chosen.current = selection.selected;
      const added = selection.values.filter((_, i) => !before.includes(selection.selected[i] ?? -1));
      if (added.length > 0) add(...added);
    },
    onChange(value: SelectOption | string) {
      onChange?.(value);
      add(typeof value === 'string' ? { name: value } : value);
    },
    onImagePicked(image: PickedImage) {
      onImagePicked?.(image);
      add({ name: '', ...image });
    },
    ...('value' in action.props || action.type === Select ? {} : { value: '' }),
  });
}

/** The items that can be shown. Reports what is lost with the next change, because it has another form. */
function readItems(stored: string | undefined, settingsKey = ''): SelectOption[] {
  const all = parseList(stored ?? '[]');
  const items = all?.filter((item): item is SelectOption => typeof item === 'object' && item !== null) ?? [];
  if (items.length !== all?.length)
    warnOnce(
      `<AdditiveList> shows objects with a name, and "${settingsKey}" holds something else, which the next change removes`,
    );
  return items;
}

function parseList(text: string): unknown[] | undefined {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list : undefined;
  } catch {
    return undefined;
  }
}
