import { PictureCost } from './picture-cost';

/** Far more than any screen needs. */
const MAX_PICTURE_LENGTH = 8 * 1024 * 1024;
const MAX_DEPTH = 200;

const ELEMENTS = new Set([
  'svg',
  'g',
  'defs',
  'path',
  'rect',
  'circle',
  'line',
  'image',
  'mask',
  'linearGradient',
  'radialGradient',
  'stop',
]);

/** What every other attribute may hold: numbers, colours, path data, references to the picture's own parts. */
const PLAIN_VALUE = /^(?:[\w\s.,#%+()-]*|url\(#[^)"'\s]*\))$/;
const TEXT_VALUE = /^[^<"]*$/;
const OWN_IMAGE = /^data:image\/(?:png|jpeg);base64,[A-Za-z0-9+/=]*$/;

/** The attributes that drawing writes, and what each may hold. */
const ATTRIBUTES = new Map<string, RegExp>([
  ['xmlns', /^http:\/\/www\.w3\.org\/2000\/svg$/],
  ['href', OWN_IMAGE],
  ['id', TEXT_VALUE],
  ['data-id', TEXT_VALUE],
  ['mask', /^url\(#(?:[^<"()&]|&(?:amp|quot|lt);)*\)$/],
  ...(
    'd x y width height viewBox cx cy r rx ry x1 y1 x2 y2 transform fill fill-opacity stroke stroke-opacity ' +
    'stroke-width stroke-linecap opacity offset stop-color stop-opacity gradientUnits maskUnits mask-type ' +
    'preserveAspectRatio'
  )
    .split(' ')
    .map((name): [string, RegExp] => [name, PLAIN_VALUE]),
]);

const TAG = /<(\/?)([A-Za-z]+)((?:\s+[A-Za-z][\w-]*="[^"]*")*)\s*(\/?)>/y;
const ATTRIBUTE = /([A-Za-z][\w-]*)="([^"]*)"/g;

/**
 * Whether a text is an SVG picture as the simulator draws it: its elements and attributes only, nothing that a browser
 * or a renderer would load, run, or show outside of it, and no more than it can draw in a moment. The process that
 * draws runs strangers' code.
 */
export function isPicture(svg: unknown): svg is string {
  if (typeof svg !== 'string' || svg.length > MAX_PICTURE_LENGTH || !svg.startsWith('<svg ')) return false;
  const open: string[] = [];
  const cost = new PictureCost();
  TAG.lastIndex = 0;
  while (TAG.lastIndex < svg.length) {
    if (TAG.lastIndex > 0 && open.length === 0) return false;
    const match = TAG.exec(svg);
    if (!match) return false;
    const [, isEnd, name = '', attributes = '', isEmpty] = match;
    if (!ELEMENTS.has(name)) return false;
    if (isEnd) {
      if (attributes !== '' || isEmpty || open.pop() !== name) return false;
      cost.end();
    } else {
      const members = readAttributes(attributes);
      if (!members) return false;
      cost.begin(name, members, { isEmpty: Boolean(isEmpty) });
      if (!isEmpty && open.push(name) > MAX_DEPTH) return false;
    }
  }
  return open.length === 0 && cost.isAffordable();
}

/** The attributes by name; undefined where one is not allowed. None may come twice. */
function readAttributes(text: string): Map<string, string> | undefined {
  const attributes = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(ATTRIBUTE)) {
    if (!ATTRIBUTES.get(name)?.test(value) || attributes.has(name)) return undefined;
    attributes.set(name, value);
  }
  return attributes;
}
