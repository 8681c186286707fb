import { APP_COMPONENTS } from '../app-package/locate-stack';
import { directionFrom, getOtherSide, SIDES } from '../peer/side';
import type { FileRecord, LineRecord, RequestRecord } from '../run/run-record';
import { CONSOLE_LEVELS } from '../world/console-level';
import { formatDuration } from '../world/duration';
import { COUNT_FIELDS, toCountRange } from './count-range';
import { listFound, MATCH_FIELDS, quote, readPlainMatch, type TextMatch, toMatch } from './match-text';
import {
  oneOf,
  optional,
  type Reader,
  type RecordOf,
  readCount,
  readDuration,
  readText,
  record,
} from './readers';
import type { Check, ScenarioWorld } from './scenario';

/** Expectations of what the run recorded: requests, files, lines. */

/** Addresses are long. */
const MAX_REQUESTS_LISTED = 3;

const NO_RESPONSE = 'none';

const readStatus: Reader<number | typeof NO_RESPONSE> = (value) =>
  value.text === NO_RESPONSE ? NO_RESPONSE : readCount(value);

const readRequestFields = record({
  method: optional(readText),
  url: optional(readText),
  status: optional(readStatus),
  since: optional(readDuration),
  ...COUNT_FIELDS,
});

/** Requests from phone to cloud: `/sleep/` in the address, or a map. */
const readRequestCheck: Reader<Check> = (value) => {
  const fields = value.text === undefined ? readRequestFields(value) : { url: value.text };
  const { url, status, since } = fields;
  const method = fields.method?.toUpperCase();
  const range = toCountRange(fields, value);
  const isMatch = (request: RequestRecord): boolean =>
    (method === undefined || request.method === method) &&
    (url === undefined || request.url.includes(url)) &&
    (status === undefined || (request.status ?? NO_RESPONSE) === status);
  const words = [
    range.count(method === undefined ? 'request' : `${method} request`),
    url === undefined ? '' : `to ${quote(url)}`,
    status === undefined ? '' : status === NO_RESPONSE ? 'without a response' : `with status ${status}`,
    describeSince(since),
  ];
  return {
    words: words.filter((each) => each !== '').join(' '),
    async findProblem(world) {
      const requests = sinceTime(await world.simulator.records.requests(), since, world);
      const count = requests.filter(isMatch).length;
      if (range.includes(count)) return undefined;
      return `there were ${count}; ${listFound('sent:', requests.map(describeRequest), MAX_REQUESTS_LISTED)}`;
    },
  };
};

function describeRequest({ method, url, status }: RequestRecord): string {
  return `${method} ${url} ${status === undefined ? 'without a response' : status}`;
}

const readFileFields = record({
  to: oneOf(SIDES),
  name: optional(readText),
  since: optional(readDuration),
  ...COUNT_FIELDS,
});

/** Files that arrived at the watch or the phone. */
const readFileCheck: Reader<Check> = (value) => {
  const { to, name, since, ...fields } = readFileFields(value);
  const range = toCountRange(fields, value);
  const named = name === undefined ? '' : ` named ${quote(name)}`;
  return {
    words: `${range.count('file')}${named} to arrive at the ${to}${since === undefined ? '' : ` ${describeSince(since)}`}`,
    async findProblem(world) {
      const files = sinceTime(await world.simulator.records.files(), since, world).filter(
        ({ direction }) => direction === directionFrom(getOtherSide(to)),
      );
      const isMatch = (file: FileRecord): boolean =>
        file.state === 'transferred' && (name === undefined || file.name === name);
      const count = files.filter(isMatch).length;
      if (range.includes(count)) return undefined;
      const sent = files.map((file) => `${quote(file.name)} (${file.state})`);
      return `there were ${count}; ${listFound('sent:', sent)}`;
    },
  };
};

const LINE_FIELDS = { on: optional(oneOf(APP_COMPONENTS)), ...MATCH_FIELDS, ...COUNT_FIELDS };
const readLineFields = record(LINE_FIELDS);
const LOG_FIELDS = { ...LINE_FIELDS, level: optional(oneOf(CONSOLE_LEVELS)) };
const readLogFields = record(LOG_FIELDS);

interface LineQuery {
  kind: LineRecord['event']['kind'];
  /** What the line is, for messages. */
  noun: string;
  on?: string;
  level?: string;
  match?: TextMatch;
}

/** Lines of the console, errors or warnings: a text, a pattern, or a map. */
function readLineCheck(kind: LineQuery['kind'], noun: string): Reader<Check> {
  return (value) => {
    if (value.text !== undefined)
      return expectLines({ kind, noun, match: readPlainMatch(value) }, toCountRange({}, value));
    const fields: RecordOf<typeof LOG_FIELDS> =
      kind === 'console' ? readLogFields(value) : readLineFields(value);
    const { on, level, equals, contains, matches } = fields;
    const match = toMatch({ equals, contains, matches }, value);
    return expectLines({ kind, noun, on, level, match }, toCountRange(fields, value));
  };
}

function expectLines(query: LineQuery, range: ReturnType<typeof toCountRange>): Check {
  const { kind, noun, on, level, match } = query;
  const words = [
    range.count(level === undefined ? noun : `${level} ${noun}`),
    on ? `of the ${on}` : '',
    match?.words ?? '',
  ];
  return {
    words: words.filter((each) => each !== '').join(' '),
    async findProblem({ simulator }) {
      const lines = (await simulator.records.lines()).filter(
        ({ event }) =>
          event.kind === kind &&
          (on === undefined || event.place === on) &&
          (level === undefined || (event.kind === 'console' && event.level === level)),
      );
      const matching = lines.filter(({ event }) => match?.matches(event.text) ?? true);
      const count = matching.reduce((sum, each) => sum + each.count, 0);
      if (range.includes(count)) return undefined;
      return `there were ${count}; ${listFound('there was', (count > 0 ? matching : lines).map(describeLine))}`;
    },
  };
}

/** A line with its place in the author's source where known, and how often it came. */
export function describeLine({ event, count }: LineRecord): string {
  const at = event.at === undefined ? '' : `${event.at} `;
  return `${event.place}: ${at}${quote(event.text)}${count > 1 ? ` (× ${count})` : ''}`;
}

/** No line of this kind: `errors: none`. */
function readNoneCheck(kind: LineQuery['kind'], noun: string): Reader<Check> {
  return (value) => {
    oneOf(['none'])(value);
    return { words: `no ${noun}s`, findProblem: (world) => findLines(kind, world) };
  };
}

/** The lines of a kind, as what there is instead of none. */
export async function findLines(
  kind: LineQuery['kind'],
  { simulator }: Pick<ScenarioWorld, 'simulator'>,
): Promise<string | undefined> {
  const lines = (await simulator.records.lines()).filter(({ event }) => event.kind === kind);
  return lines.length === 0 ? undefined : listFound('there was', lines.map(describeLine));
}

function sinceTime<R extends { t: number }>(
  records: readonly R[],
  since: number | undefined,
  { start }: ScenarioWorld,
): readonly R[] {
  return since === undefined ? records : records.filter(({ t }) => t >= start + since);
}

function describeSince(since: number | undefined): string {
  return since === undefined ? '' : `since ${formatDuration(since)}`;
}

export const RECORD_CHECKS = {
  request: readRequestCheck,
  file: readFileCheck,
  log: readLineCheck('console', 'console line'),
  error: readLineCheck('error', 'error'),
  errors: readNoneCheck('error', 'error'),
  warning: readLineCheck('warning', 'warning'),
  warnings: readNoneCheck('warning', 'warning'),
} as const;
