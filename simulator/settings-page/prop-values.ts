type Props = Readonly<Record<string, unknown>>;
/** Returns what is wrong with the props of an element; undefined where nothing is. */
type Check = (type: string, props: Props) => string | undefined;

const FUNCTIONS = [
  'onChange',
  'onClick',
  'onSelection',
  'onListChange',
  'onImagePicked',
  'onAccessToken',
  'onReturn',
];
const OTHER_FUNCTIONS = ['onAutocomplete', 'renderItem', 'renderAutocomplete', 'constructUrl'];
const BOOLEANS = [
  'disabled',
  'multiple',
  'centered',
  'useSimpleValue',
  'bold',
  'italic',
  'list',
  'showError',
  'showIcon',
];

/** The words that a prop can have. */
const WORDS: readonly (readonly [type: string, prop: string, words: readonly string[]])[] = [
  ['Text', 'align', ['left', 'center', 'right']],
  ['TextInput', 'type', ['text', 'number', 'password', 'search', 'email', 'tel', 'url']],
];

/** Components that store a value, or tell the app of it. Those that an `addAction` may be need no key there. */
const INPUTS: ReadonlySet<string> = new Set(['Toggle', 'ColorSelect', 'Slider', 'AdditiveList']);

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isAbsent = (value: unknown): boolean => value === undefined || value === null;

function isListWith(list: unknown, member: string): boolean {
  return Array.isArray(list) && list.every((item) => isObject(item) && member in item);
}

const CHECKS: readonly Check[] = [
  (type, props) => {
    for (const prop of [...FUNCTIONS, ...OTHER_FUNCTIONS])
      if (!isAbsent(props[prop]) && typeof props[prop] !== 'function')
        return `<${type} ${prop}> is no function, so nothing is called`;
    return undefined;
  },
  (type, props) => {
    const prop = BOOLEANS.find((name) => props[name] === 'false');
    return prop && `<${type} ${prop}="false"> is a text, which counts as true; ${prop}={false} is meant`;
  },
  (type, props) => {
    for (const [component, prop, words] of WORDS) {
      const value = props[prop];
      if (component === type && !isAbsent(value) && !words.includes(String(value)))
        return `<${type} ${prop}>: the SDK knows ${words.join(', ')}`;
    }
    return undefined;
  },
  (type, { options }) =>
    type === 'Select' && !isListWith(options, 'name')
      ? '<Select options> has to be a list of objects with a name'
      : undefined,
  (type, { colors }) =>
    type === 'ColorSelect' && !isListWith(colors, 'color')
      ? '<ColorSelect colors> has to be a list of objects with a color'
      : undefined,
  (type, { selected }) =>
    type === 'Select' && !isAbsent(selected) && !Array.isArray(selected)
      ? '<Select selected> has to be a list of positions'
      : undefined,
  (type, { min, max }) => {
    if (type !== 'Slider') return undefined;
    if (isAbsent(min) || isAbsent(max))
      return '<Slider> without min or max: their defaults are not published';
    return Number(min) < Number(max) ? undefined : '<Slider>: its min is not below its max';
  },
  (type, { source }) =>
    type === 'Link' && !/^https?:/.test(String(source))
      ? '<Link source> has to be an address with https: or http:'
      : undefined,
  (type, props) => {
    if (!INPUTS.has(type) || !isAbsent(props.settingsKey)) return undefined;
    return FUNCTIONS.some((prop) => typeof props[prop] === 'function')
      ? undefined
      : `<${type}> without settingsKey and without a function for its changes: nothing is stored`;
  },
];

/** What a phone can make nothing of in the values of known props. Nothing is made for an element without a mistake. */
export function findWrongValues(type: string, props: Props): readonly string[] {
  let found: string[] | undefined;
  for (const check of CHECKS) {
    const problem = check(type, props);
    if (problem === undefined) continue;
    found ??= [];
    found.push(problem);
  }
  return found ?? NONE;
}

const NONE: readonly string[] = [];
