/** The settings components of SDK 6 and the props each is known to take; children aside. */
export const COMPONENT_PROPS = {
  Fragment: [],
  Page: [],
  Section: ['title', 'description'],
  Text: ['bold', 'italic', 'align'],
  Link: ['source'],
  TextImageRow: ['label', 'sublabel', 'icon'],
  Button: ['label', 'list', 'onClick'],
  Toggle: ['settingsKey', 'label', 'onChange'],
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
  Slider: ['label', 'settingsKey', 'min', 'max', 'step', 'onChange'],
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

/** React's own; every element may have them. */
const REACT_PROPS = ['key', 'children'];

export function isComponent(name: string): name is ComponentName {
  return Object.hasOwn(COMPONENT_PROPS, name);
}

/** The props in `props` that component `name` is not known to take. */
export function unknownProps(name: ComponentName, props: object): string[] {
  const known: readonly string[] = COMPONENT_PROPS[name];
  return Object.keys(props).filter((prop) => !known.includes(prop) && !REACT_PROPS.includes(prop));
}

/**
 * What a real phone would take differently about an element, in one line each: a component or props
 * that the SDK does not have, and props whose effect nobody has published.
 */
export function lintElement(type: string, props: object): string[] {
  if (!isComponent(type)) return [`<${type}> is no settings component`];
  const findings = unknownProps(type, props).map((prop) => `<${type}> has no prop "${prop}"`);
  if (type === 'Oauth' && 'pkce' in props && props.pkce) {
    findings.push(
      '<Oauth pkce>: what the real component does with it is not published; here it does nothing',
    );
  }
  if (type === 'Webconfig')
    findings.push('<Webconfig> is not documented; it may be gone from current phones');
  return findings;
}
