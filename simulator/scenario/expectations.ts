import { compareWithPng } from '../picture/compare-pictures';
import { keysOf } from '../world/keys-of';
import { messageOf } from '../world/message-of';
import { SecretMask } from '../world/secret-mask';
import { listFound, MATCH_FIELDS, quote, readPlainMatch, type TextMatch, toMatch } from './match-text';
import { optional, type Reader, readBoolean, readText, record } from './readers';
import { RECORD_CHECKS } from './record-expectations';
import type { Check, ScenarioWorld } from './scenario';

const readTextFields = record({
  id: optional(readText),
  ...MATCH_FIELDS,
  absent: optional(readBoolean),
});

/** A visible text: `6h 56`, `/pattern/`, or a map. */
const readTextCheck: Reader<Check> = (value) => {
  if (value.text !== undefined) return expectText({ match: readPlainMatch(value) });
  const { id, absent, ...fields } = readTextFields(value);
  const match = toMatch(fields, value);
  if (!match && id === undefined) value.fail('needs id, equals, contains or matches');
  return expectText({ id, match, isAbsent: absent });
};

function expectText({ id, match, isAbsent }: { id?: string; match?: TextMatch; isAbsent?: boolean }): Check {
  const where = id === undefined ? '' : ` in ${quote(id)}`;
  return {
    words: `${isAbsent ? 'no visible' : 'the'} text${match ? ` ${match.words}` : ''}${where}`,
    async findProblem({ simulator }) {
      const texts = await simulator.texts();
      const inReach = texts.filter((each) => id === undefined || each.id === id);
      const visible = inReach.filter(({ isVisible }) => isVisible);
      const found = visible.filter(({ text }) => match?.matches(text) ?? true);
      if (found.length > 0 !== (isAbsent ?? false)) return undefined;
      if (isAbsent) return listFound('there is', found.map(describeText));
      if (id === undefined) return listFound('visible is', visible.map(describeText));
      if (inReach.length === 0) return `the view has no text with this id`;
      return visible.length === 0
        ? 'it is hidden or empty'
        : listFound('there is', visible.map(describeText));
    },
  };
}

function describeText({ id, text }: { id: string; text: string }): string {
  return id === '' ? quote(text) : `${quote(text)} in ${quote(id)}`;
}

/** Knows secrets by name and form alone. */
const secrets = new SecretMask();

const readSettingFields = record({ key: readText, ...MATCH_FIELDS, absent: optional(readBoolean) });

/** A stored setting. */
const readSettingCheck: Reader<Check> = (value) => {
  const { key, absent: isAbsent, ...fields } = readSettingFields(value);
  const match = toMatch(fields, value);
  if (match && isAbsent) value.fail('absent goes without equals, contains and matches');
  return {
    words: `the setting ${quote(key)} ${isAbsent ? 'to be absent' : (match?.words ?? 'to be stored')}`,
    async findProblem({ simulator }) {
      const settings = await simulator.getSettings();
      const stored = Object.hasOwn(settings, key) ? settings[key] : undefined;
      if (stored === undefined) return isAbsent ? undefined : 'it is not stored';
      return !isAbsent && (match?.matches(stored) ?? true)
        ? undefined
        : `it is ${quote(secrets.maskSetting(key, stored))}`;
    },
  };
};

const PERCENT = 100;

/** A share, 0 … 1. */
const readTolerance: Reader<number> = (value) => {
  const [, digits] = /^(\d+(?:\.\d+)?) ?%$/.exec(readText(value)) ?? [];
  const share = Number(digits) / PERCENT;
  return share <= 1 ? share : value.fail('must be a share of the pixels such as 0.5%');
};

const readPictureFields = record({ file: readText, tolerance: optional(readTolerance) });

/** The screen as it is in a PNG file. */
const readPictureCheck: Reader<Check> = (value) => {
  const { file, tolerance = 0 } = value.text === undefined ? readPictureFields(value) : { file: value.text };
  if (!/\.png$/i.test(file)) value.fail('the picture must be a .png file');
  const words = `the screen to look like ${file}${tolerance > 0 ? ` but for ${formatShare(tolerance)}` : ''}`;
  return { words, findProblem: (world, { isLast }) => comparePicture(file, tolerance, { world, isLast }) };
};

async function comparePicture(
  file: string,
  tolerance: number,
  { world, isLast }: { world: ScenarioWorld; isLast: boolean },
): Promise<string | undefined> {
  const { simulator, files, isUpdating, onUpdate } = world;
  const picture = await simulator.picture();
  const png = files.read(file);
  const problem = png ? await describeDifference(picture, png, tolerance) : 'there is no such file';
  if (problem === undefined) return undefined;
  if (!isUpdating) return `${problem}; --update writes it`;
  if (!isLast) return problem;
  files.write(file, await simulator.screenshot());
  onUpdate(file);
  return undefined;
}

async function describeDifference(
  picture: Parameters<typeof compareWithPng>[0],
  png: Uint8Array,
  tolerance: number,
): Promise<string | undefined> {
  try {
    const share = await compareWithPng(picture, png);
    return share <= tolerance ? undefined : `${formatShare(share)} of the pixels differ`;
  } catch (error) {
    return messageOf(error);
  }
}

/** `0.42 %`; no difference is shown as none. */
function formatShare(share: number): string {
  return `${Number((share * PERCENT).toPrecision(2))} %`;
}

/** What a step can expect: its name, and how its value becomes a check. */
export const CHECKS = {
  text: readTextCheck,
  setting: readSettingCheck,
  picture: readPictureCheck,
  ...RECORD_CHECKS,
} as const satisfies Readonly<Record<string, Reader<Check>>>;

export type CheckName = keyof typeof CHECKS;
export const CHECK_NAMES = keysOf(CHECKS);
