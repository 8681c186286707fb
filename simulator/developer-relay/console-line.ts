import { COMPONENTS, type ConsoleLine } from '../simulation/developer-tools';
import type { CodeFrame } from '../simulation/parse-frames';
import { CONSOLE_LEVELS } from '../world/console-level';
import { isFiniteNumber, isRecord, isString } from '../world/guards';

const KINDS = [...CONSOLE_LEVELS, 'exception', 'warning'] as const;
/** More than a stack of an engine has. */
const MAX_FRAMES = 100;

/** A line as a world sent it; undefined where it is none. */
export function readConsoleLine(data: unknown): ConsoleLine | undefined {
  if (!isRecord(data)) return undefined;
  const { text, frames } = data;
  const component = COMPONENTS.find((each) => each === data.component);
  const kind = KINDS.find((each) => each === data.kind);
  if (!component || !kind || !isString(text) || !Array.isArray(frames)) return undefined;
  return { component, kind, text, frames: frames.slice(0, MAX_FRAMES).flatMap(readFrame) };
}

function readFrame(data: unknown): CodeFrame[] {
  if (!isRecord(data)) return [];
  const { file, line, column, name } = data;
  if (!isString(file) || !isFiniteNumber(line) || !isFiniteNumber(column)) return [];
  return [{ file, line, column, name: isString(name) ? name : undefined }];
}
