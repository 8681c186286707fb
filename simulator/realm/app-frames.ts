import { isError } from './format-value';

/** The stack frames in `files`, without those of the simulator and Node. Undefined where there are none. */
export function extractAppFrames(thrown: unknown, files: ReadonlySet<string>): string | undefined {
  if (!isError(thrown) || typeof thrown.stack !== 'string') return undefined;
  const lines = thrown.stack.split('\n');
  const frames = lines.filter((line) => {
    const file = /^\s+at (?:.*\()?(.+?):\d+:\d+\)?$/.exec(line)?.[1];
    return file !== undefined && files.has(file);
  });
  // A syntax error has no frame in its own file. The first line has the location.
  const location = /^(.+):\d+$/.exec(lines[0] ?? '');
  if (location?.[1] !== undefined && files.has(location[1])) frames.unshift(`    at ${location[0]}`);
  return frames.length > 0 ? frames.join('\n') : undefined;
}
