import { Resvg } from '@resvg/resvg-js';
import { MODEL_INFO } from '../../../simulator/app-package/models';
import { createRealm } from '../../../simulator/realm/create-realm';
import { createScreen } from '../../../simulator/screen/create-screen';
import type { SwipeDirection } from '../../../simulator/screen/finger';
import type { FontName } from '../../../simulator/screen/fonts';
import type { Screen } from '../../../simulator/screen/screen';
import { VirtualClock } from '../../../simulator/world/clock';

export interface OpenScreen {
  screen: Screen;
  clock: VirtualClock;
  warnings: string[];
  /** What the app threw. */
  errors: string[];
  /** How often `onChange` was called. */
  changeCount(): number;
  /** Runs code of an app, with `document` at hand; returns a copy of its result. */
  runScript(code: string): unknown;
}

type Content = string | Uint8Array;

/** A screen with one app's files: `view` is index.view, `styles` its styles.css (linked from widget.defs). */
export function openScreen(
  view: string,
  options: {
    styles?: string;
    files?: Record<string, Content>;
    privateFiles?: Map<string, Uint8Array>;
    font?: FontName;
    systemSwipes?: readonly SwipeDirection[];
    /** The message of an id; by default the id in quotation marks. */
    gettext?: (id: string) => string;
  } = {},
): OpenScreen {
  const clock = new VirtualClock(Date.UTC(2026, 6, 14, 14, 42));
  const warnings: string[] = [];
  const errors: string[] = [];
  let changes = 0;
  const realm = createRealm({
    profile: 'device',
    clock,
    zone: () => 'UTC',
    random: () => 1,
    onConsole: () => {},
    onError: (text) => errors.push(text),
  });
  const contents: Record<string, Content> = {
    'resources/index.view': view,
    'resources/widget.defs':
      '<svg><defs><link rel="stylesheet" href="styles.css"/><link rel="import" href="more.defs"/></defs></svg>',
    'resources/styles.css': options.styles ?? '',
    'resources/more.defs': '<defs/>',
    ...options.files,
  };
  const screen = createScreen({
    realm,
    clock,
    size: MODEL_INFO.atlas.screen,
    files: new Map(
      Object.entries(contents).map(([path, content]) => [
        path,
        typeof content === 'string' ? new TextEncoder().encode(content) : content,
      ]),
    ),
    main: 'resources/index.view',
    widgets: 'resources/widget.defs',
    privateFile: (path) => options.privateFiles?.get(path),
    gettext: options.gettext ?? ((id) => `«${id}»`),
    font: options.font,
    systemSwipes: options.systemSwipes,
    warn: (text) => warnings.push(text),
    onChange: () => {
      changes += 1;
    },
  });
  const require = () => screen.documentModule;
  const runScript = (code: string): unknown => {
    const source = `var document = require('document').default; exports.answer = (function () { ${code} })();`;
    const exported = realm.load(source, 'app/index.js', require) as { answer?: unknown } | undefined;
    return realm.fromRealm(exported?.answer);
  };
  return { screen, clock, warnings, errors, changeCount: () => changes, runScript };
}

/** Colour of a pixel as `#rrggbb`, read at its centre. */
export function readPixels(svg: string): (x: number, y: number) => string {
  const image = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  const { pixels, width } = image;
  return (x, y) =>
    `#${[0, 1, 2].map((i) => (pixels[(y * width + x) * 4 + i] ?? 0).toString(16).padStart(2, '0')).join('')}`;
}
