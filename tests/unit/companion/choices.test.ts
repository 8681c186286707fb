import { pageKey } from '../../../common/preferences';
import { MINUTE_MS } from '../../../common/time';
import { signedIn, TestPhone } from './test-phone';

describe('a choice of the wearer', () => {
  /** Changes a preference as the settings page does, while the service does not respond. */
  async function chosen(...changes: [key: string, value: unknown][]): Promise<TestPhone> {
    const phone = await signedIn();
    phone.files.length = 0;
    phone.service.fault = () => 'silent';
    await phone.pass(15 * MINUTE_MS);
    await phone.wake();
    for (const [key, value] of changes) await phone.writeSetting(key, value);
    return phone;
  }

  it.each<[string, [string, unknown][], object]>([
    ['accent', [['accent', 'sea']], { accent: '#3ED8C3' }],
    ['motion', [['motion', false]], { motion: false }],
    [
      'order of pages',
      [
        ['page.recovery', true],
        ['order', ['recovery', 'sleep']],
      ],
      { pages: ['recovery', 'sleep'] },
    ],
  ])('is on the watch at once, even when the service does not respond: %s', async (_, changes, look) => {
    const phone = await chosen(...changes);
    expect(phone.snapshot.look).toMatchObject(look);
    expect(phone.snapshot.sleep).toBeDefined();
  });

  it('hides a goal', async () => {
    expect((await signedIn()).snapshot.week?.goal).toBe(9000);
    const phone = await chosen(['goal.steps', false]);
    expect(phone.snapshot.week).not.toHaveProperty('goal');
    expect(phone.snapshot.week?.dailySteps[6]).toBe(4321);
  });

  it('of units takes precedence over the account, and the account over the defaults, at once', async () => {
    const phone = new TestPhone();
    phone.settings.map.set(pageKey('body'), 'true');
    phone.service.scopes.push('nutrition');
    await phone.launch();
    await phone.signIn();
    expect(phone.snapshot.body).toMatchObject({
      units: { weight: 'kg', water: 'l', energy: 'kcal' },
      water: 14,
    });
    phone.service.profile = { weightUnit: 'en_GB', waterUnit: 'en_US' };
    await phone.command('syncNow');
    expect(phone.snapshot.body).toMatchObject({
      units: { weight: 'st', water: 'floz', energy: 'kcal' },
      water: 46,
    });
    phone.service.fault = () => 'silent';
    await phone.writeSetting('unit.water', { values: [{ value: 'l' }] });
    await phone.writeSetting('unit.energy', { values: [{ value: 'kJ' }] });
    expect(phone.snapshot.body).toMatchObject({
      units: { weight: 'st', water: 'l', energy: 'kJ' },
      water: 14,
    });
  });

  it('is sent once, with consecutive numbers', async () => {
    const phone = await signedIn();
    phone.files.length = 0;
    await phone.writeSetting('accent', 'sea');
    await phone.writeSetting('accent', 'sea');
    expect(phone.files).toHaveLength(1);
    phone.settings.map.set('accent', '"rose"');
    phone.service.steps = 5000;
    await phone.pass(15 * MINUTE_MS);
    await phone.wake();
    const numbers = phone.files.map(({ content }) => content.seq);
    expect(numbers).toHaveLength(3);
    expect(new Set(numbers).size).toBe(3);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(phone.snapshot).toMatchObject({ look: { accent: '#FF86B0' } });
    expect(phone.snapshot.week?.dailySteps[6]).toBe(5000);
  });
});
