import { type HTMLInputTypeAttribute, type MouseEvent, type ReactNode, useEffect, useState } from 'react';
import { readMarkedLabel } from '../../../settings-page/choice-mark';
import {
  isToggleOn,
  parseTextInput,
  type SelectOption,
  serializeTextInput,
  serializeToggle,
  toSuggestions,
} from '../../../settings-page/stored-values';
import { callApp, reportThrown } from '../report-thrown';
import { useStoredSetting } from '../use-settings';
import { Icon } from './icon';
import { Label, SubScreen } from './layout';

interface ButtonProps {
  label?: ReactNode;
  onClick?: (event: MouseEvent) => void;
}

/**
 * The SDK's `list` has no effect here: every button is a row of its card. A mark at the beginning of the label is a
 * state for a screen reader, and no part of the name.
 */
export function Button({ label, onClick }: ButtonProps): ReactNode {
  const marked = readMarkedLabel(label);
  return (
    <button type="button" className="s__row s__btn" aria-pressed={marked?.isChosen} onClick={onClick}>
      <span className="s__l">
        {marked && (
          <span className="s__mark" aria-hidden="true">
            {marked.mark}
          </span>
        )}
        {marked ? marked.text : label}
      </span>
    </button>
  );
}

interface ToggleProps {
  settingsKey?: string;
  label?: ReactNode;
  /** Shown in place of what is stored. */
  value?: boolean | string;
  onChange?: (on: boolean) => void;
}

export function Toggle({ settingsKey, label, value, onChange }: ToggleProps): ReactNode {
  const [stored, store] = useStoredSetting(settingsKey);
  const change = (on: boolean): void => {
    store(serializeToggle(on));
    onChange?.(on);
  };
  return (
    <label className="s__row">
      <Label label={label} />
      <input
        type="checkbox"
        className="sw"
        checked={isToggleOn(value, stored)}
        onChange={(event) => change(event.target.checked)}
      />
    </label>
  );
}

interface SliderProps {
  label?: ReactNode;
  settingsKey?: string;
  min: number | string;
  max: number | string;
  step?: number | string;
  /** Shown in place of what is stored. */
  value?: number | string;
  onChange?: (value: number) => void;
}

export function Slider({
  label,
  settingsKey,
  min,
  max,
  step = 1,
  value: given,
  onChange,
}: SliderProps): ReactNode {
  const [stored, store] = useStoredSetting(settingsKey);
  const value = given ?? stored ?? String(min);
  const change = (text: string): void => {
    store(text);
    onChange?.(Number(text));
  };
  return (
    <label className="s__row s__row--col">
      <span className="s__l">
        {label}
        <output>{value}</output>
      </span>
      <input
        type="range"
        className="range"
        min={min}
        max={max}
        step={step}
        value={value}
        onChange={(event) => change(event.target.value)}
      />
    </label>
  );
}

/** Published apps return a promise too, as of what a service suggests. */
type Autocomplete = (text: string) => readonly SelectOption[] | Promise<readonly SelectOption[]>;

export interface TextInputProps {
  title?: ReactNode;
  label?: ReactNode;
  placeholder?: string;
  action?: string;
  type?: HTMLInputTypeAttribute;
  value?: string;
  disabled?: boolean;
  settingsKey?: string;
  useSimpleValue?: boolean;
  /** Called with the stored object `{ name }`; with `useSimpleValue` with the text. */
  onChange?: (value: SelectOption | string) => void;
  onAutocomplete?: Autocomplete;
  renderItem?: (item: SelectOption) => ReactNode;
  renderAutocomplete?: (item: SelectOption, text: string) => ReactNode;
}

export function TextInput(props: TextInputProps): ReactNode {
  const { title, label, settingsKey, useSimpleValue = false, onChange, onAutocomplete } = props;
  const [stored, store] = useStoredSetting(settingsKey);
  const text = props.value ?? parseTextInput(stored);
  const commit = (item: SelectOption): void => {
    if (item.name === text) return;
    store(useSimpleValue ? serializeTextInput(item.name, { isSimple: true }) : JSON.stringify(item));
    onChange?.(useSimpleValue ? item.name : item);
  };
  if (title === undefined && onAutocomplete === undefined) {
    return <InlineInput {...props} text={text} commit={commit} />;
  }
  return <SheetInput {...props} label={label ?? title} text={text} commit={commit} />;
}

type EditorProps = TextInputProps & { text: string; commit: (item: SelectOption) => void };

/** A field beside its label; committed by Enter and when it loses the focus. */
function InlineInput({ label, placeholder, type = 'text', disabled, text, commit }: EditorProps): ReactNode {
  const [draft, setDraft] = useState(text);
  useEffect(() => setDraft(text), [text]);
  const commitDraft = (): void => {
    commit({ name: draft });
    // Shows the stored value again, which the app may have set to something else.
    setDraft(text);
  };
  return (
    <label className="s__row s__row--input">
      <Label label={label} />
      <input
        type={type}
        value={draft}
        placeholder={placeholder}
        disabled={disabled}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commitDraft}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commitDraft();
        }}
      />
    </label>
  );
}

/** A row that opens an editor on a screen of its own. */
function SheetInput(props: EditorProps): ReactNode {
  const [open, setOpen] = useState(false);
  const { label, placeholder, renderItem, disabled, text, type } = props;
  const shown = type === 'password' ? '•'.repeat(text.length) : text;
  return (
    <>
      <button type="button" className="s__row s__link" disabled={disabled} onClick={() => setOpen(true)}>
        <Label
          label={label}
          sublabel={(text !== '' && renderItem?.({ name: text })) || shown || placeholder}
        />
        <Icon name="right" />
      </button>
      {open && <Sheet {...props} close={() => setOpen(false)} />}
    </>
  );
}

function Sheet({ close, ...props }: EditorProps & { close: () => void }): ReactNode {
  const { title, label, placeholder, action = 'Done', type = 'text', text, commit } = props;
  const [draft, setDraft] = useState(text);
  const suggestions = useSuggestions(props.onAutocomplete, draft);
  const choose = (item: SelectOption): void => {
    commit(item);
    close();
  };
  return (
    <SubScreen title={title ?? label} onBack={close}>
      <form
        className="s"
        onSubmit={(event) => {
          event.preventDefault();
          choose({ name: draft });
        }}
      >
        <div className="s__card">
          <input
            className="s__row s__edit"
            // biome-ignore lint/a11y/noAutofocus: the screen opens for this field
            autoFocus
            type={type}
            value={draft}
            placeholder={placeholder}
            autoComplete="off"
            spellCheck={false}
            aria-label={typeof label === 'string' ? label : placeholder}
            onChange={(event) => setDraft(event.target.value)}
          />
          {suggestions.map((suggestion, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a suggestion is its place; names may be equal
            <button type="button" className="s__row" key={index} onClick={() => choose(suggestion)}>
              <span className="s__l">
                {props.renderAutocomplete?.(suggestion, draft) ??
                  props.renderItem?.(suggestion) ??
                  suggestion.name}
              </span>
            </button>
          ))}
        </div>
        <button type="submit" className="s__cta s__cta--wide">
          {action}
        </button>
      </form>
    </SubScreen>
  );
}

/** What the app suggests for `draft`, at once or later. An answer that comes after the next letter is ignored. */
function useSuggestions(ask: Autocomplete | undefined, draft: string): readonly SelectOption[] {
  const [suggestions, setSuggestions] = useState<readonly SelectOption[]>([]);
  useEffect(() => {
    let isCurrent = true;
    const show = (found: unknown): void => {
      if (isCurrent) setSuggestions(toSuggestions(found));
    };
    Promise.resolve(callApp(() => ask?.(draft))).then(show, (reason: unknown) => {
      reportThrown(reason);
      show(undefined);
    });
    return () => {
      isCurrent = false;
    };
  }, [ask, draft]);
  return suggestions;
}
