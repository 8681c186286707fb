import { isRecord } from '../../world/guards';
import { changeJson, type FailureEffect } from './failure-effect';
import type { FaultyMode } from './failure-mode';
import { type JsonObject, mapLists, mapObjects } from './json-lists';

/** The words of classic sleep in place of those of stages, by the words of both services. */
const CLASSIC_WORDS: Readonly<Record<string, string>> = {
  wake: 'awake',
  rem: 'restless',
  light: 'asleep',
  deep: 'asleep',
  REM: 'RESTLESS',
  LIGHT: 'ASLEEP',
  DEEP: 'ASLEEP',
};

/** The modes that change lists and the stretches of a sleep in them. */
export const SLEEP_EFFECTS = {
  shuffled: changeJson((body) =>
    mapStretches(
      mapLists(body, (rows) => [...rows].reverse()),
      (stretches) => [...stretches].reverse().flatMap((stretch) => [stretch, stretch]),
    ),
  ),
  hole: changeJson((body) =>
    mapStretches(body, (stretches) => {
      const middle = Math.floor(stretches.length / 2);
      return stretches.length < 3 ? stretches : stretches.filter((_, i) => i !== middle);
    }),
  ),
  'untyped-sleep': changeJson((body) => mapObjects(body, toUntypedSleep)),
} satisfies Partial<Record<FaultyMode, FailureEffect>>;

/** Changes the lists of stretches of a sleep. */
function mapStretches(body: unknown, change: (stretches: JsonObject[]) => JsonObject[]): unknown {
  return mapObjects(body, (object) =>
    Object.fromEntries(
      Object.entries(object).map(([name, member]) => [name, isStretchList(member) ? change(member) : member]),
    ),
  );
}

function isStretchList(value: unknown): value is JsonObject[] {
  return Array.isArray(value) && value.length > 0 && value.every(isStretch);
}

/** Fitbit's `{dateTime, level, seconds}`, or Google's `{startTime, startUtcOffset, endTime, endUtcOffset, type}`. */
function isStretch(value: unknown): boolean {
  return (
    isRecord(value) &&
    (('dateTime' in value && 'level' in value) || ('startUtcOffset' in value && 'type' in value))
  );
}

/** Without `type` where `object` is a sleep, in classic words where it is a part of one; else as it is. */
function toUntypedSleep(object: JsonObject): JsonObject {
  const { type, level, summary, stagesSummary } = object;
  if (isStretch(object)) {
    return typeof level === 'string'
      ? { ...object, level: toClassicWord(level) }
      : { ...object, type: toClassicWord(String(type)) };
  }
  if (Array.isArray(stagesSummary)) return { ...object, stagesSummary: mergeStages(stagesSummary) };
  if (isRecord(summary) && 'data' in object)
    return { ...object, summary: mergeTotals(Object.entries(summary)) };
  if (!('isMainSleep' in object || ('interval' in object && 'metadata' in object))) return object;
  const { type: _, ...untyped } = object;
  return untyped;
}

function toClassicWord(word: string): string {
  return CLASSIC_WORDS[word] ?? word;
}

interface ClassicTotal {
  count: number;
  minutes: number;
}

/** The totals by classic word. */
function mergeTotals(totals: [string, unknown][]): Record<string, ClassicTotal> {
  const merged: Record<string, ClassicTotal> = {};
  for (const [level, total] of totals) {
    if (!isRecord(total)) continue;
    const word = toClassicWord(level);
    const { count, minutes } = merged[word] ?? { count: 0, minutes: 0 };
    merged[word] = { count: count + Number(total.count), minutes: minutes + Number(total.minutes) };
  }
  return merged;
}

/** Google's totals by classic word. */
function mergeStages(stages: unknown[]): JsonObject[] {
  const totals = stages.filter(isRecord).map((stage): [string, unknown] => [String(stage.type), stage]);
  return Object.entries(mergeTotals(totals)).map(([type, { count, minutes }]) => ({
    type,
    minutes: String(minutes),
    count: String(count),
  }));
}
