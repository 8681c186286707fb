import { join } from 'node:path';
import { pageKey } from '../../common/preferences';
import { PAGES } from '../../common/snapshot';
import { type Messages, readMessages, SOURCE } from '../unit/i18n/check-messages';
import { Journey } from './journey';
import { textsOn } from './words-on-page';

const messages = readMessages(join(__dirname, '../../settings'));
const english = messages.get(SOURCE) ?? new Map<string, string>();
const OTHERS = [...messages.keys()].filter((language) => language !== SOURCE);

/** The pages of a whole story: the first look, consent in part, arranging, a service in trouble, diagnostics. */
async function tellIn(language: string): Promise<string[]> {
  const everything = [
    ...PAGES.map((page) => [pageKey(page), 'true'] as const),
    ['checkups', 'true'] as const,
  ];
  const journey = new Journey({ settings: new Map(everything), preferences: { language } });
  const word = (id: string): string => (messages.get(language) ?? english).get(id) ?? id;
  const read: string[] = [];
  const look = (): void => {
    read.push(...textsOn(page.tree()));
  };
  const page = await journey.openSettings();
  page.press(word('own.use'));
  look();
  await journey.signIn({ withoutScopes: ['sleep', 'temperature', 'nutrition'] });
  look();
  page.press(word('order'));
  look();
  page.press(word('done'));
  journey.world.network.setFailureMode('500', '/activities/');
  await journey.advanceUnseen('2h');
  page.press(word('syncNow'));
  page.press(word('diagnostics.show'));
  await journey.advance('10s');
  look();
  journey.world.network.setFailureMode('normal', '/activities/');
  page.press(word('signOut'));
  look();
  page.press(word('signOut'));
  await journey.advance('10s');
  look();
  expect(journey.errors()).toEqual([]);
  expect(journey.entries('warning')).toEqual([]);
  return read;
}

/** What needs no translation: figures, codes, names, and words that are the same in both languages. */
function isCommon(text: string, translation: Messages): boolean {
  const same = [...english].filter(([id, words]) => translation.get(id) === words).map(([, words]) => words);
  const names = [
    'Fitbit',
    'Google Health',
    'Normal Sinus Rhythm',
    'kg',
    'lb',
    'st',
    'fl oz',
    'kcal',
    'kJ',
    '23QXYZ',
    'Mara L.',
    // Codes of results.
    'server',
  ];
  const rest = [...same, ...names, ...same.map((word) => word.charAt(0).toUpperCase() + word.slice(1))]
    .sort((one, other) => other.length - one.length)
    .reduce((left, word) => left.split(word).join(''), text);
  return !/[a-z]{2}/i.test(rest);
}

test.each(OTHERS)('in %s no English is left on the page', async (language) => {
  const translation = messages.get(language) ?? english;
  const [before, after] = [await tellIn('en-GB'), await tellIn(language)];
  expect(after).toHaveLength(before.length);
  expect(after.filter((text, place) => text === before[place] && !isCommon(text, translation))).toEqual([]);
});

test('a phone in a language that is not there reads English', async () => {
  const journey = new Journey({ preferences: { language: 'sv-SE' } });
  const page = await journey.openSettings();
  expect(textsOn(page.tree())).toEqual(expect.arrayContaining(['Account', 'Not signed in', 'Pages']));
});
