import { Parser } from 'htmlparser2';

/** A control of a form. */
interface FormField {
  name: string;
  value: string;
  /** `hidden`, `checkbox`, `submit`, `text` …; `button` elements are `submit` unless they say otherwise. */
  type: string;
  checked: boolean;
  disabled: boolean;
}

export interface HtmlForm {
  /** As written; empty means the page's address. */
  action: string;
  method: 'GET' | 'POST';
  fields: FormField[];
}

/** The forms of a page with their inputs and buttons. Selects, text areas, form attributes and scripts are ignored. */
export function parseForms(html: string): HtmlForm[] {
  const forms: HtmlForm[] = [];
  let open: HtmlForm | undefined;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'form') {
        open = createForm(attributes);
        forms.push(open);
      } else if (name === 'input' || name === 'button') open?.fields.push(createField(name, attributes));
    },
    onclosetag(name) {
      if (name === 'form') open = undefined;
    },
  });
  parser.end(html);
  return forms;
}

/**
 * The pairs of name and value that the button `submit` sends, in the form's order. `unticked` are the values of
 * the checkboxes that the person unticks.
 */
export function collectFormEntries(
  form: HtmlForm,
  submit: FormField,
  unticked: readonly string[] = [],
): [name: string, value: string][] {
  return form.fields.flatMap((field): [string, string][] => {
    if (field.name === '' || field.disabled) return [];
    const ticked = field.checked && !unticked.includes(field.value);
    if ((field.type === 'checkbox' || field.type === 'radio') && !ticked) return [];
    if (['submit', 'image', 'button', 'reset'].includes(field.type) && field !== submit) return [];
    return [[field.name, field.value]];
  });
}

type Attributes = Readonly<Record<string, string | undefined>>;

function createForm({ action = '', method = '' }: Attributes): HtmlForm {
  return { action, method: method.toUpperCase() === 'POST' ? 'POST' : 'GET', fields: [] };
}

function createField(
  tag: string,
  { type: givenType, name = '', value, checked, disabled }: Attributes,
): FormField {
  const type = (givenType ?? (tag === 'button' ? 'submit' : 'text')).toLowerCase();
  const isCheckable = type === 'checkbox' || type === 'radio';
  return {
    name,
    value: value ?? (isCheckable ? 'on' : ''),
    type,
    checked: checked !== undefined,
    disabled: disabled !== undefined,
  };
}
