import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkMessages, readMessages, SOURCE } from './check-messages';
import { usedIds } from './used-ids';

const ROOT = join(__dirname, '../../..');
const LANGUAGES = [SOURCE, 'de-DE', 'fr-FR', 'es-ES', 'it-IT'];
/** Goes on with a word of another kind, or with the name as it is. */
const SETTINGS = { languages: LANGUAGES, mayMiss: ['findTranslation'] };

test('the settings page has every word it says in every language, and no other', () => {
  expect(checkMessages(join(ROOT, 'settings'), SETTINGS)).toEqual([]);
});

test('the watch has every word it says in every language, and no other', () => {
  // Where all is well there is no state page, what passes by itself has a line of another kind on home, and
  // three pages always have something to show.
  const unsaid =
    /^(ok\..*|ending\.(title|first|second)|(limited|offline)\.(home|second)|(recovery|week|status)\.none|(sleep|recovery|body|status)\.aside|(week|body|friends|status)\.(stale|old)|(week|friends|status)\.past|(ending|notSetUp|finishSignIn|reconnect|gone)\.past)$/;
  const views = [join(ROOT, 'resources/index.view')];
  expect(checkMessages(join(ROOT, 'app'), { languages: LANGUAGES, unsaid, views })).toEqual([]);
  // The words that never change are in the view.
  expect(checkMessages(join(ROOT, 'app'), { languages: LANGUAGES, unsaid })).toContain(
    'en-US: nobody asks for "synced"',
  );
});

test('no message of the watch is its own id, by which the face knows that there is none', () => {
  for (const messages of readMessages(join(ROOT, 'app')).values()) {
    expect(messages.size).toBeGreaterThan(100);
    expect([...messages].filter(([id, words]) => id === words)).toEqual([]);
  }
});

test('the companion has no words of its own, only codes and numbers', () => {
  expect(readMessages(join(ROOT, 'companion')).size).toBe(0);
  expect(usedIds(join(ROOT, 'companion'))).toEqual([]);
});

describe('the check', () => {
  let folder = '';

  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'messages-')), 'settings');
    for (const part of ['settings', 'common', 'tsconfig.json']) {
      cpSync(join(ROOT, part), join(folder, '..', part), { recursive: true });
    }
    symlinkSync(join(ROOT, 'node_modules'), join(folder, '../node_modules'));
  });
  afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

  function edit(file: string, from: string | RegExp, to: string): string[] {
    const path = join(folder, file);
    const before = readFileSync(path, 'utf8');
    const after = before.replace(from, to);
    expect(after).not.toBe(before);
    writeFileSync(path, after);
    return checkMessages(folder, SETTINGS);
  }

  test.each<[title: string, file: string, change: [from: string | RegExp, to: string], problem: string]>([
    [
      'a message that is missing',
      'i18n/fr-FR.po',
      [/msgid "syncNow"\n.*\n/, ''],
      'fr-FR: "syncNow" is missing',
    ],
    ['one that is empty', 'i18n/it-IT.po', [/(msgid "none"\nmsgstr) .*/, '$1 ""'], 'it-IT: "none" is empty'],
    [
      'one that only a translation has',
      'i18n/es-ES.po',
      ['msgid "none"', 'msgid "extra"\nmsgstr "Más"\n\nmsgid "none"'],
      'es-ES: "extra" is not in en-US',
    ],
    [
      'one that is there twice',
      'i18n/de-DE.po',
      ['msgid "none"', 'msgid "none"\nmsgstr "Kein"\n\nmsgid "none"'],
      'de-DE: "none" is there twice',
    ],
    [
      'another placeholder',
      'i18n/de-DE.po',
      ['Wieder ab %', 'Wieder später'],
      'de-DE: "syncAgain" has not the placeholders of en-US',
    ],
    [
      'a message that nobody asks for',
      'signed-in.tsx',
      ["translate('syncNow')", "translate('signOut')"],
      'en-US: nobody asks for "syncNow"',
    ],
    [
      'a question that has no message',
      'signed-in.tsx',
      ["translate('syncNow')", "translate(Date.now() ? 'syncNow' : 'syncLater')"],
      'en-US: translate asks for "syncLater"',
    ],
    [
      'one that the type of a variable allows',
      '../common/preferences.ts',
      ["paper: '#F6F1E6'", "paper: '#F6F1E6', plum: '#8E4585'"],
      'en-US: translate asks for "accent.plum"',
    ],
  ])('finds %s', (_, file, [from, to], problem) => {
    expect(edit(file, from, to)).toEqual([problem]);
  });
});
