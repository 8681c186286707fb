/** A position in the app's script; some browsers make a whole address of its name. */
const APP_POSITION = /(^|[\s(@])(?:https?:\/\/[^/\s]+\/phone\/)?settings\.js:(\d+)/gm;

/** A browser's stack with lines of the app's script as it is packed: in the frame one line precedes it. */
export function toPackagedLines(stack: string): string {
  return stack.replace(
    APP_POSITION,
    (_, before: string, line: string) => `${before}settings.js:${Number(line) - 1}`,
  );
}
