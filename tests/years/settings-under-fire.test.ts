import { encodeCbor } from '../../simulator/peer/cbor';
import { MINUTE_MS, SECOND_MS } from '../../simulator/world/duration';
import { Journey } from '../journey/journey';
import { createDraw } from './draw';
import { mutateText } from './mutate';

/** Values that are in the store of a wearer who has used everything. */
const STORED: Readonly<Record<string, string>> = {
  service: 'google',
  clientId: '{"name":"23ABCD"}',
  'clientId.google': '{"name":"1-a.apps.googleusercontent.com"}',
  clientSecret: '{"name":"s3cr3t"}',
  pastedToken: '{"name":"eyJhbGciOiJIUzI1NiJ9.e30.abc 0a1b2c"}',
  pairing: '{"name":"almanac1 fitbit 23ABCD - r-1 sleep,activity"}',
  authRedirect: '{"service":"fitbit","code":"0a1b2c"}',
  command: '{"type":"diagnose","at":1784040000000}',
  signOut: '1784040000000',
  asking: 'signOut',
  accent: '{"selected":[1],"values":[{"name":"Sea","value":"sea"}]}',
  order: 'week,sleep,status',
  'page.sleep': 'false',
  'unit.weight': '{"selected":[1],"values":[{"name":"lb","value":"lb"}]}',
  checkups: 'true',
  motion: 'false',
};

const ROUNDS = 40;

test('page, phone and watch go on with whatever is in the settings, and with any message', async () => {
  const draw = createDraw(Number(process.env.FAST_CHECK_SEED || 20260714));
  const journey = new Journey();
  const { world } = journey;
  await journey.signIn();
  const good = new Map(world.settings.keys().map((key) => [key, world.settings.get(key) ?? '']));
  const keys = [...new Set([...Object.keys(STORED), ...good.keys()])];
  for (let round = 0; round < ROUNDS; round++) {
    const done: string[] = [];
    for (let i = draw.between(1, 4); i > 0; i--) {
      const key = draw.pick(keys);
      const value = mutateText(good.get(key) ?? STORED[key] ?? '', draw);
      world.settings.set('settings', key, value);
      done.push(`${key}=${value}`);
    }
    const message = draw.pick([
      null,
      0,
      'refresh',
      [],
      { type: draw.pick(['refresh', 'syncing', '__proto__']) },
    ]);
    for (const from of ['watch', 'phone'] as const) world.link.send(from, encodeCbor(message));
    if (draw.chance(0.3)) world.phone.companion.kill();
    journey.page?.close();
    const page = world.openSettings();
    journey.page = page;
    await world.run(world.clock.now() + 10 * SECOND_MS);
    expect({ done, errors: journey.errors() }).toEqual({ done, errors: [] });
    // The page has rendered: the sections are there.
    expect(JSON.stringify(page?.tree()).length).toBeGreaterThan(2000);
  }

  // When the junk is gone, a sign-in works as ever.
  world.settings.clear('settings');
  await world.run(world.clock.now() + MINUTE_MS);
  await journey.signIn();
  expect(journey.errors()).toEqual([]);
  expect(journey.settingsText()).toContain('Sign out');
});
