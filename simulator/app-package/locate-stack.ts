import type { CodeLocation } from '../world/trace-events';
import type { AppPackage } from './app-package';
import type { Model } from './models';
import { SourceMaps, type SourcePosition } from './source-maps';

/** The part of an app whose code was running. */
export const APP_COMPONENTS = ['watch', 'phone', 'settings'] as const;
export type AppComponent = (typeof APP_COMPONENTS)[number];

/** More frames say no more. */
const MAX_FRAMES = 30;
/** An app can make any text the stack of its error. */
const MAX_STACK_LENGTH = 20_000;
const MAX_LINE_LENGTH = 1_000;
/** Different stacks that are kept located: a flood of errors has few. */
const MAX_CACHED_STACKS = 200;
/** Sources are paths of the author's computer; what is longer is no path. */
const MAX_PATH_LENGTH = 300;

/** A frame of V8: `    at draw (app/index.js:174:88)` or `    at app/index.js:174`. */
const V8_FRAME = /^\s+at (?:(.*) \((.+?):(\d+)(?::(\d+))?\)|(?:async )?(.+?):(\d+)(?::(\d+))?)$/;
/** A frame of Firefox and Safari: `draw@settings.js:174:88`. */
const AT_SIGN_FRAME = /^(.*)@(.+?):(\d+):(\d+)$/;

interface Frame extends SourcePosition {
  name: string | undefined;
}

/**
 * Finds an app's own frames in a stack of the engine, and where they are in the author's sources. The function returns
 * undefined for a stack without any. Equal stacks are located once.
 */
export function createStackLocator(
  app: AppPackage,
  model: Model,
): (component: AppComponent, stack: string) => CodeLocation | undefined {
  const maps = new SourceMaps(app.sourceMaps);
  const folders: Record<AppComponent, string> = {
    watch: `device/${model}`,
    phone: 'companion',
    settings: 'settings',
  };
  const isScript: Record<AppComponent, (file: string) => boolean> = {
    watch: (file) => app.devices[model]?.files.has(file) ?? false,
    phone: (file) => file === 'companion.js',
    settings: (file) => file === 'settings.js',
  };
  const located = new Map<string, CodeLocation | undefined>();

  return (component, stack) => {
    const text = stack.slice(0, MAX_STACK_LENGTH);
    const key = `${component}\n${text}`;
    if (located.has(key)) return located.get(key);
    if (located.size >= MAX_CACHED_STACKS) located.clear();
    const found = locate(component, text);
    located.set(key, found);
    return found;
  };

  function locate(component: AppComponent, stack: string): CodeLocation | undefined {
    const frames = stack
      .split('\n')
      .flatMap((line) => parseFrame(line) ?? [])
      .filter(({ file }) => isScript[component](file))
      .slice(0, MAX_FRAMES)
      .map((frame) => ({ name: frame.name, position: maps.find(folders[component], frame) ?? frame }));
    const author = frames.find(({ position }) => isAuthors(position.file)) ?? frames[0];
    return (
      author && {
        at: formatPosition(author.position),
        frames: frames.map(({ name, position }) => `${formatPosition(position)}${name ? ` ${name}` : ''}`),
      }
    );
  }
}

function parseFrame(line: string): Frame | undefined {
  if (line.length > MAX_LINE_LENGTH) return undefined;
  const v8 = V8_FRAME.exec(line);
  const [, name, file = v8?.[5], lineText = v8?.[6], columnText = v8?.[7]] =
    v8 ?? AT_SIGN_FRAME.exec(line) ?? [];
  if (file === undefined) return undefined;
  const column = columnText === undefined ? undefined : Number(columnText);
  return { file, line: Number(lineText), column, name: name || undefined };
}

/** Whether a file is neither a library's nor one that the bundler made up. */
function isAuthors(file: string): boolean {
  return !/(?:^|\/)node_modules\/|^\0/.test(file);
}

function formatPosition({ file, line, column }: SourcePosition): string {
  const path = file.length > MAX_PATH_LENGTH ? `…${file.slice(-MAX_PATH_LENGTH)}` : file;
  return [path, line, ...(column === undefined ? [] : [column])].join(':');
}
