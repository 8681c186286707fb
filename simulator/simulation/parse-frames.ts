/** A place in a file of the package, or in the author's source. Line and column count from 1. */
export interface CodeFrame {
  file: string;
  line: number;
  column: number;
  /** The function. */
  name?: string | undefined;
}

/** The frames that the trace has located, such as `app/index.ts:12:5 draw`. */
export function parseLocatedFrames(frames: readonly string[]): CodeFrame[] {
  return frames.flatMap((frame) => {
    const [, file, line, column, name] = /^(.+?):(\d+)(?::(\d+))?(?: (.+))?$/.exec(frame) ?? [];
    return file === undefined ? [] : [createFrame(file, line, column, name)];
  });
}

/** The frames of a stack of the engine: `    at draw (app/index.js:1:234)` or `    at app/index.js:1`. */
export function parseStack(stack = ''): CodeFrame[] {
  return stack.split('\n').flatMap((text) => {
    const [, name, file, line, column] =
      /^\s+at (?:(.+?) \()?([^\s()]+?):(\d+)(?::(\d+))?\)?$/.exec(text) ?? [];
    return file === undefined ? [] : [createFrame(file, line, column, name)];
  });
}

function createFrame(file: string, line = '1', column = '1', name: string | undefined): CodeFrame {
  return { file, line: Number(line), column: Number(column), name };
}
