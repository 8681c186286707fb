import { TranslationLoader } from '@fitbit/bison-i18n';
import { readLanguageTable } from '../../../simulator/device/language-table';

/** A table as the SDK itself builds it. */
function build(messages: Record<string, string>): Uint8Array {
  const po = Object.entries(messages)
    .map(([id, text]) => `msgid ${JSON.stringify(id)}\nmsgstr ${JSON.stringify(text)}\n`)
    .join('\n');
  return new Uint8Array(new TranslationLoader().loadLanguage('x', po).build().getLanguage('x'));
}

describe('readLanguageTable', () => {
  it('finds messages that the SDK wrote, with ids of odd and even length, short and long', () => {
    const long = 'A long message id. '.repeat(60);
    const messages = {
      a: 'eins',
      ab: 'zwei',
      abc: 'drei',
      'Retrieving…': 'Lädt ☕',
      [long]: 'lang',
      [`${long}!`]: 'länger',
    };
    const gettext = readLanguageTable(build(messages));
    for (const [id, text] of Object.entries(messages)) expect(gettext(id)).toBe(text);
    expect(gettext('b')).toBeUndefined();
  });

  it('throws for bytes that are not a table', () => {
    const table = build({ a: 'eins', b: 'zwei' });
    expect(() => readLanguageTable(table.subarray(0, 12))).toThrow('not a message table: too short');
    expect(() => readLanguageTable(table.subarray(0, table.length - 1))).toThrow('a text runs past the end');
    expect(() => readLanguageTable(new Uint8Array())).toThrow('not a message table');
  });

  it('reads a table of 65,535 messages that share one long text', () => {
    const count = 65_535;
    const texts = 4 + 8 * count + 2;
    const table = new Uint8Array(texts + 130_000).fill(97, texts);
    const data = new DataView(table.buffer);
    data.setUint16(0, count, true);
    for (let i = 0; i < count; i++) data.setUint32(4 + 8 * i, i, true);
    table[table.length - 1] = 0;
    const start = performance.now();
    readLanguageTable(table)('a');
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
