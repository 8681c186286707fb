import { isError } from './format-value';

/** The stack frames in `files`, without those of the simulator and Node. Undefined where there are none. */
export function extractAppFrames(thrown: unknown, files: ReadonlySet<string>): string | undefined {
  const stack = readStack(thrown);
  if (stack === undefined) return undefined;
  const lines = stack.split('\n');
  const frames = lines.filter((line) => {
    const file = /^\s+at (?:.*\()?(.+?):\d+:\d+\)?$/.exec(line)?.[1];
    return file !== undefined && files.has(file);
  });
  // A syntax error has no frame in its own file. The first line has the location.
  const location = /^(.+):\d+$/.exec(lines[0] ?? '');
  if (location?.[1] !== undefined && files.has(location[1])) frames.unshift(`    at ${location[0]}`);
  return frames.length > 0 ? frames.join('\n') : undefined;
}

/** Undefined where there is none that can be read: the app's own getter or Proxy may throw. */
function readStack(thrown: unknown): string | undefined {
  try {
    if (!isError(thrown)) return undefined;
    // Read once: an app's getter may return something else the second time.
    const { stack } = thrown as { stack: unknown };
    return typeof stack === 'string' ? stack : undefined;
  } catch {
    return undefined;
  }
}

/** Number of frames that are read: those of the simulator, which come first, and a few of the app. */
const MAX_FRAMES = 8;

/**
 * The stack frames in `files` at this moment, in the form of `extractAppFrames`. An app may log without end, and this
 * takes a fifth of the time of `new Error().stack`.
 */
export function captureAppFrames(files: ReadonlySet<string>): string | undefined {
  const { prepareStackTrace, stackTraceLimit } = Error;
  const target: { stack?: string } = {};
  try {
    Error.stackTraceLimit = MAX_FRAMES;
    Error.prepareStackTrace = (_error, frames) =>
      frames
        .filter((frame) => files.has(frame.getFileName() ?? ''))
        .map(formatFrame)
        .join('\n');
    Error.captureStackTrace(target, captureAppFrames);
    return target.stack || undefined;
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function formatFrame(frame: NodeJS.CallSite): string {
  const name = frame.getFunctionName();
  const place = `${frame.getFileName()}:${frame.getLineNumber()}:${frame.getColumnNumber()}`;
  return name ? `    at ${name} (${place})` : `    at ${place}`;
}
