import { type ReactNode, useId, useState } from 'react';
import {
  type ColorOption,
  colorValueOf,
  createSelection,
  parseSelectedIndices,
  type Selection,
  type SelectOption,
} from '../../../settings-page/stored-values';
import { useStoredSetting } from '../use-settings';
import { Icon } from './icon';
import { Label, SubScreen } from './layout';

export interface SelectProps {
  label?: ReactNode;
  title?: ReactNode;
  selectViewTitle?: ReactNode;
  settingsKey?: string;
  options?: readonly SelectOption[];
  multiple?: boolean;
  disabled?: boolean;
  selected?: readonly number[];
  renderItem?: (option: SelectOption) => ReactNode;
  onSelection?: (selection: Selection) => void;
}

export function Select(props: SelectProps): ReactNode {
  const { label, title, selectViewTitle, settingsKey, options = [], multiple, disabled, renderItem } = props;
  const [stored, store] = useStoredSetting(settingsKey);
  const [open, setOpen] = useState(false);
  const chosen = stored === undefined && props.selected ? [...props.selected] : parseSelectedIndices(stored);
  const choose = (index: number): void => {
    const toggled = chosen.includes(index)
      ? chosen.filter((other) => other !== index)
      : [...chosen, index].sort(byNumber);
    const next = createSelection(options, multiple ? toggled : [index]);
    store(JSON.stringify(next));
    props.onSelection?.(next);
    if (!multiple) setOpen(false);
  };
  const names = createSelection(options, chosen).values.map(({ name }) => name);
  return (
    <>
      <button type="button" className="s__row s__link" disabled={disabled} onClick={() => setOpen(true)}>
        <Label label={label ?? title} sublabel={names.join(', ')} />
        <Icon name="right" />
      </button>
      {open && (
        <SubScreen title={selectViewTitle ?? title ?? label} onBack={() => setOpen(false)}>
          <div className="s">
            <div className="s__card">
              {options.map((option, index) => (
                <button
                  type="button"
                  className="s__row"
                  aria-pressed={chosen.includes(index)}
                  // biome-ignore lint/suspicious/noArrayIndexKey: an option is its index; names may be equal
                  key={index}
                  onClick={() => choose(index)}
                >
                  <span className="s__l">{renderItem?.(option) ?? option.name}</span>
                  {chosen.includes(index) && <Icon name="check" />}
                </button>
              ))}
            </div>
          </div>
        </SubScreen>
      )}
    </>
  );
}

function byNumber(a: number, b: number): number {
  return a - b;
}

interface ColorSelectProps {
  colors?: readonly ColorOption[];
  centered?: boolean;
  settingsKey?: string;
  value?: unknown;
  onSelection?: (value: unknown) => void;
  onChange?: (value: unknown) => void;
}

export function ColorSelect(props: ColorSelectProps): ReactNode {
  const { colors = [], centered, settingsKey, value, onSelection, onChange } = props;
  const [stored, store] = useStoredSetting(settingsKey);
  // One name makes one group: one stop for Tab, and arrows to choose.
  const group = useId();
  const current = value === undefined ? stored : JSON.stringify(value);
  const choose = (option: ColorOption): void => {
    const chosen = colorValueOf(option);
    store(JSON.stringify(chosen));
    onSelection?.(chosen);
    onChange?.(chosen);
  };
  return (
    <div
      className={`s__row s__colors${centered ? ' s__colors--centered' : ''}`}
      role="radiogroup"
      aria-label="Colour"
    >
      {colors.map((option) => (
        <input
          type="radio"
          name={group}
          key={option.color}
          style={{ background: option.color }}
          aria-label={nameOfColor(option)}
          title={nameOfColor(option)}
          checked={JSON.stringify(colorValueOf(option)) === current}
          onChange={() => choose(option)}
        />
      ))}
    </div>
  );
}

/** The SDK has no names of colours; an app's value often is one. */
function nameOfColor({ color, value }: ColorOption): string {
  return typeof value === 'string' && /^\p{L}[\p{L} -]*$/u.test(value)
    ? value.charAt(0).toUpperCase() + value.slice(1)
    : color;
}
