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
