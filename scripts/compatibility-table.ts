import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEVICE_MODULES, UNSUPPORTED_DEVICE_MODULES } from '../simulator/device/device-modules';
import { COMPANION_MODULES } from '../simulator/phone/companion-modules';
import { UNSUPPORTED_COMPANION_MODULES } from '../simulator/phone/unsupported-modules';
import { ALL_TAGS } from '../simulator/screen/element-schema';
import { PROPERTIES } from '../simulator/screen/property-table';
import { COMPONENT_PROPS } from '../simulator/settings-page/component-props';

export const README = join(__dirname, '../simulator/README.md');
/** What works in part or not at all, and why. Everything else in the tables of the code works. */
const LIMITS = join(__dirname, '../simulator/compatibility.json');

const BEGIN = '<!-- Made by `npm run compatibility-table`. -->';
const END = '<!-- End of what is made. -->';

/** A kind of thing that an app uses: all names that the simulator knows, and those that it only lets an app find. */
interface Kind {
  title: string;
  names: readonly string[];
  unsupported?: readonly string[];
  /** How a name is written. */
  format?(name: string): string;
}

const KINDS: Readonly<Record<string, Kind>> = {
  'watch modules': {
    title: 'Modules of the watch',
    names: DEVICE_MODULES,
    unsupported: UNSUPPORTED_DEVICE_MODULES,
  },
  'companion modules': {
    title: 'Modules of the companion',
    names: [...COMPANION_MODULES, ...UNSUPPORTED_COMPANION_MODULES],
    unsupported: [...UNSUPPORTED_COMPANION_MODULES],
  },
  elements: { title: 'Elements of the view', names: ALL_TAGS, format: (name) => `<${name}>` },
  properties: { title: 'Properties of elements', names: Object.keys(PROPERTIES) },
  'settings components': {
    title: 'Components of the settings page',
    names: Object.keys(COMPONENT_PROPS),
    format: (name) => `<${name}>`,
  },
};

type State = 'partly' | 'absent';
type Limits = Record<string, Record<string, [state: State, why: string]>>;

/** Returns the README with its table made anew. Throws where the list of limits and the code disagree. */
export function updateReadme(text: string): string {
  const [before, rest] = splitOnce(text, BEGIN);
  const [, after] = splitOnce(rest, END);
  const limits: Limits = JSON.parse(readFileSync(LIMITS, 'utf8'));
  const problems = Object.keys(limits).flatMap((kind) => findProblems(kind, limits[kind] ?? {}));
  if (problems.length > 0) throw new Error(`simulator/compatibility.json: ${problems.join('; ')}`);
  const tables = Object.entries(KINDS).map(([name, kind]) => formatTable(kind, limits[name] ?? {}));
  return `${before}${BEGIN}\n\n${tables.join('\n\n')}\n\n${END}${after}`;
}

function splitOnce(text: string, mark: string): [string, string] {
  const i = text.indexOf(mark);
  if (i < 0) throw new Error(`simulator/README.md has no line ${mark}`);
  return [text.slice(0, i), text.slice(i + mark.length)];
}

function findProblems(name: string, limits: Limits[string]): string[] {
  const kind = KINDS[name];
  if (!kind) return [`"${name}" is no kind`];
  const unknown = Object.keys(limits).filter((each) => !kind.names.includes(each));
  const untold = (kind.unsupported ?? []).filter((each) => limits[each]?.[0] !== 'absent');
  return [
    ...unknown.map((each) => `${name} has no "${each}"`),
    ...untold.map((each) => `"${each}" of ${name} is not simulated and must be absent`),
  ];
}

/** One row for all that works, then one for each name that does not or only in part. */
function formatTable({ title, names, format = (name) => name }: Kind, limits: Limits[string]): string {
  const code = (name: string): string => `\`${format(name)}\``;
  const works = names.filter((name) => limits[name] === undefined).map(code);
  const rows = (state: State): string[] =>
    names.flatMap((name) => {
      const limit = limits[name];
      return limit?.[0] === state ? [`| ${code(name)} | ${state} | ${limit[1]} |`] : [];
    });
  return [
    `### ${title}`,
    '',
    '| name | state | difference |',
    '|---|---|---|',
    `| ${works.join(', ')} | works | |`,
    ...rows('partly'),
    ...rows('absent'),
  ].join('\n');
}
