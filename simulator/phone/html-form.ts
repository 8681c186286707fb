/** A control of a form that can send something. */
export interface FormField {
  name: string;
  value: string;
  /** `hidden`, `checkbox`, `submit`, `text` …; `button` elements are `submit` unless they say otherwise. */
  type: string;
  checked: boolean;
  disabled: boolean;
}

export interface HtmlForm {
  /** As written; empty means the page's own address. */
  action: string;
  method: 'GET' | 'POST';
  fields: FormField[];
}

const HIDDEN_TEXT = /<!--[\s\S]*?-->|<(script|style|template)\b[\s\S]*?<\/\1\s*>/gi;
const TAG = /<(\/?)(form|input|button)\b((?:"[^"]*"|'[^']*'|[^'">])*)>/gi;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * The forms of a page with their inputs and buttons. It reads tags and attributes and nothing else of HTML:
 * what a consent page needs, and no more (no select, no textarea, no form attributes, no scripts).
 */
export function readForms(html: string): HtmlForm[] {
  const forms: HtmlForm[] = [];
  let open: HtmlForm | undefined;
  for (const [, slash, name = '', text = ''] of html.replace(HIDDEN_TEXT, '').matchAll(TAG)) {
    const tag = name.toLowerCase();
    const attributes = readAttributes(text);
    if (tag === 'form') {
      open = slash ? undefined : readForm(attributes);
      if (open) forms.push(open);
    } else if (!slash) open?.fields.push(readField(tag, attributes));
  }
  return forms;
}

/**
 * What pressing `submit` sends, in the form's order: pairs of name and value of every control that counts.
 * `unticked` are values of checkboxes that the person takes the tick from.
 */
export function formEntries(
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

function readForm(attributes: ReadonlyMap<string, string>): HtmlForm {
  const method = attributes.get('method')?.toUpperCase() === 'POST' ? 'POST' : 'GET';
  return { action: attributes.get('action') ?? '', method, fields: [] };
}

function readField(tag: string, attributes: ReadonlyMap<string, string>): FormField {
  const type = (attributes.get('type') ?? (tag === 'button' ? 'submit' : 'text')).toLowerCase();
  const ticks = type === 'checkbox' || type === 'radio';
  return {
    name: attributes.get('name') ?? '',
    value: attributes.get('value') ?? (ticks ? 'on' : ''),
    type,
    checked: attributes.has('checked'),
    disabled: attributes.has('disabled'),
  };
}

/** Names in lower case; the first of two equal names counts. */
function readAttributes(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', quoted, single, bare] of text.matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase();
    if (!attributes.has(key)) attributes.set(key, decodeEntities(quoted ?? single ?? bare ?? ''));
  }
  return attributes;
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (entity, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? entity;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
  });
}
