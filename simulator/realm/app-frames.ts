import { isError } from './format-value';

/** The frames of an error's stack that lie in `files`: no simulator, no Node, no path of this computer. */
export function extractAppFrames(thrown: unknown, files: ReadonlySet<string>): string | undefined {
  if (!isError(thrown) || typeof thrown.stack !== 'string') return undefined;
  const lines = thrown.stack.split('\n');
  const frames = lines.filter((line) => {
    const file = /^\s+at (?:.*\()?(.+?):\d+:\d+\)?$/.exec(line)?.[1];
    return file !== undefined && files.has(file);
  });
  // A syntax error has no frame in its own file: its first line says where it is.
  const location = /^(.+):\d+$/.exec(lines[0] ?? '');
  if (location?.[1] !== undefined && files.has(location[1])) frames.unshift(`    at ${location[0]}`);
  return frames.length > 0 ? frames.join('\n') : undefined;
}
