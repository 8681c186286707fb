import { LimitedValues } from '../../../simulator/phone/store-limits';
import { startPhone } from './start-phone';

test.each([
  ['localStorage', 'local-storage'],
  ['settingsStorage', 'settings'],
])('%s has room for 5 MB, and says once that it is full', (storage, module) => {
  const { companion, lines, events } = startPhone(`const { ${storage} } = require('${module}');
    const attempt = (work) => { try { work(); console.log('done'); } catch (e) { console.log(e.name, e instanceof Error); } };
    attempt(() => ${storage}.setItem('big', 'x'.repeat(6e6)));
    ${storage}.setItem('big', 'x'.repeat(5e6));
    attempt(() => ${storage}.setItem('more', 'x'.repeat(5e5)));
    ${storage}.removeItem('big');
    attempt(() => ${storage}.setItem('more', 'x'.repeat(5e5)));`);
  companion.launch('peerAppLaunched');
  expect(lines()).toEqual(['QuotaExceededError true', 'QuotaExceededError true', 'done']);
  expect(events('warning')).toMatchObject([{ text: `${storage} is full: writes throw` }]);
});

test('a store has room for 10,000 keys', () => {
  const values = new LimitedValues();
  for (let i = 0; i < 10_000; i++) values.set(`k${i}`, '', 'store');
  expect(() => values.set('more', '', 'store')).toThrow('store has 10000 keys already');
  values.set('k1', 'x', 'store');
  values.remove('k2');
  values.set('more', '', 'store');
  expect(values.size).toBe(10_000);
  values.clear();
  values.set('big', 'x'.repeat(5_000_000), 'store');
  expect(values.get('big')).toHaveLength(5_000_000);
});

test('1,000 requests wait at once: the others fail, and that is said once', () => {
  const { companion, lines, events, advance } = startPhone(
    `let failed = 0;
    for (let i = 0; i < 3000; i++) fetch('https://api.fitbit.com/' + i).catch(() => failed++);
    setTimeout(() => console.log(failed), 1);`,
  );
  companion.launch('peerAppLaunched');
  advance(10);
  expect(lines()).toEqual(['2000']);
  expect(events('warning').filter(({ text }) => text.startsWith('fetch: no more than'))).toHaveLength(1);
});

test('the bodies of requests that wait have 32 M characters together', () => {
  const { companion, lines, advance } = startPhone(
    `let failed = 0;
    for (let i = 0; i < 50; i++)
      fetch('https://api.fitbit.com/' + i, { method: 'POST', body: 'x'.repeat(1024 * 1024) }).catch(() => failed++);
    setTimeout(() => console.log(failed), 1);`,
  );
  companion.launch('peerAppLaunched');
  advance(10);
  expect(lines()).toEqual(['18']);
});

test('a script that nests too deep for the engine is one line', () => {
  const { companion, events } = startPhone('('.repeat(100_000));
  companion.launch('peerAppLaunched');
  expect(events('error').map(({ text }) => text)).toEqual([
    'Unhandled exception: SyntaxError: companion.js: it nests too deep to be compiled',
  ]);
});
