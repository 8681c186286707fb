import type { CodeFrame } from './developer-target';

/** The frames of a trace entry's stack: `    at draw (app/index.js:1:234)` or `    at app/index.js:1`. */
export function parseFrames(stack: string | undefined): CodeFrame[] {
  return (stack ?? '').split('\n').flatMap((line) => {
    const [, name, file, row = '1', column = '1'] =
      /^\s+at (?:(.+?) \()?([^\s()]+?):(\d+)(?::(\d+))?\)?$/.exec(line) ?? [];
    return file === undefined ? [] : [{ file, line: Number(row), column: Number(column), name }];
  });
}
