import { findWrongValues } from './prop-values';

/** The settings components of SDK 6 with their known props, except for children. */
export const COMPONENT_PROPS = {
  Fragment: [],
  Page: [],
  Section: ['title', 'description'],
  Text: ['bold', 'italic', 'align'],
  Link: ['source'],
  TextImageRow: ['label', 'sublabel', 'icon'],
  Button: ['label', 'list', 'onClick'],
  Toggle: ['settingsKey', 'label', 'value', 'onChange'],
  TextInput: [
    'title',
    'label',
    'placeholder',
    'action',
    'type',
    'value',
    'disabled',
    'settingsKey',
    'useSimpleValue',
    'onChange',
    'onAutocomplete',
    'renderItem',
    'renderAutocomplete',
  ],
  Select: [
    'label',
    'title',
    'selectViewTitle',
    'settingsKey',
    'options',
    'multiple',
    'disabled',
    'selected',
    'renderItem',
    'onSelection',
  ],
  ColorSelect: ['colors', 'centered', 'settingsKey', 'value', 'onSelection', 'onChange'],
  Slider: ['label', 'settingsKey', 'min', 'max', 'step', 'value', 'onChange'],
  List: [],
  AdditiveList: [
    'title',
    'description',
    'settingsKey',
    'minItems',
    'maxItems',
    'renderItem',
    'addAction',
    'onListChange',
  ],
  ImagePicker: [
    'title',
    'description',
    'label',
    'sublabel',
    'pickerTitle',
    'pickerImageTitle',
    'pickerLabel',
    'settingsKey',
    'imageWidth',
    'imageHeight',
    'showIcon',
    'disabled',
    'onImagePicked',
  ],
  Oauth: [
    'authorizeUrl',
    'clientId',
    'clientSecret',
    'description',
    'disabled',
    'encodeAsBase64',
    'label',
    'oAuthParams',
    'onAccessToken',
    'onReturn',
    'pkce',
    'requestTokenUrl',
    'scope',
    'settingsKey',
    'showError',
    'status',
    'title',
    'url',
  ],
  StravaLogin: ['title', 'description', 'settingsKey', 'clientId', 'clientSecret', 'onAccessToken'],
  Webconfig: ['label', 'status', 'disabled', 'showError', 'settingsKey', 'constructUrl', 'onReturn', 'ref'],
} as const satisfies Record<string, readonly string[]>;

export type ComponentName = keyof typeof COMPONENT_PROPS;

/** React's own, for all elements. */
const REACT_PROPS = ['key', 'children'];

export function isComponent(name: string): name is ComponentName {
  return Object.hasOwn(COMPONENT_PROPS, name);
}

/** The names in `props` that are not known props of component `name`. */
function unknownProps(name: ComponentName, props: object): string[] {
  const known: readonly string[] = COMPONENT_PROPS[name];
  return Object.keys(props).filter((prop) => !known.includes(prop) && !REACT_PROPS.includes(prop));
}

/**
 * What a real phone would treat differently about an element, in one line each: components and props that the
 * SDK does not have, and props whose effect is not published.
 */
export function lintElement(type: string, props: object): readonly string[] {
  if (!isComponent(type)) return [`<${type}> is not a settings component`];
  const wrong = findWrongValues(type, props as Readonly<Record<string, unknown>>);
  if (!mayHaveFindings(type, props)) return wrong;
  const findings = [...wrong, ...unknownProps(type, props).map((prop) => `<${type}> has no prop "${prop}"`)];
  if (type === 'Oauth' && 'pkce' in props && props.pkce) {
    findings.push('<Oauth pkce>: its effect on a phone is not published; it has none in the simulator');
  }
  if (type === 'Webconfig') findings.push('<Webconfig> is not documented; current phones may not have it');
  return findings;
}

/**
 * Whether an element may have findings. It makes no list for each element, because a page is rendered at every change
 * of its settings.
 */
function mayHaveFindings(type: ComponentName, props: object): boolean {
  if (type === 'Oauth' || type === 'Webconfig') return true;
  const known: readonly string[] = COMPONENT_PROPS[type];
  for (const prop in props) if (!known.includes(prop) && !REACT_PROPS.includes(prop)) return true;
  return false;
}
