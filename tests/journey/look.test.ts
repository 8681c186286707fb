import { ACCENT_KEY, type Preferences, pageKey, readPreferences } from '../../common/preferences';
import { PAGES } from '../../common/snapshot';
import type { SettingsPage } from '../../simulator/settings-page/settings-page';
import { Journey } from './journey';
import { flattenTree } from './words-on-page';

/** As if every page had been switched on, the ones that the watch cannot draw yet included. */
const EVERYTHING = new Map<string, string>(PAGES.map((page) => [pageKey(page), 'true'] as const));

/** As the companion reads them. */
function preferences({ world }: Journey): Preferences {
  return readPreferences((key) => world.settings.get(key));
}

function labels(page: SettingsPage, type: string): string[] {
  return flattenTree(page.tree())
    .filter((node) => node.type === type)
    .map(({ props }) => String(props.label));
}

/** All that is lit on the watch, as it is drawn. */
const drawn = ({ world }: Journey): string => world.watch.svg().toLowerCase();

test('a wearer who never opens the page, or opens it and leaves, has the good default', async () => {
  const untouched = new Journey();
  await untouched.advance('1m');
  const looked = new Journey();
  await looked.openSettings();
  const expected: Preferences = {
    pages: PAGES,
    wantsCheckups: false,
    accent: 'sun',
    hasMotion: true,
    goals: ['steps', 'water'],
    units: {},
  };
  expect(preferences(untouched)).toEqual(expected);
  expect(preferences(looked)).toEqual(expected);
});

test('what holds by default can be seen: toggles are on, the accent and the units are chosen', async () => {
  const journey = new Journey();
  const page = await journey.openSettings();
  const stored = flattenTree(page.tree()).flatMap(({ type, props }) => {
    const key = String(props.settingsKey);
    return ['Toggle', 'ColorSelect', 'Select'].includes(type) ? [[key, journey.world.settings.get(key)]] : [];
  });
  const account = JSON.stringify({ selected: [0], values: [{ name: 'As in your account', value: '' }] });
  expect(Object.fromEntries(stored)).toEqual({
    ...Object.fromEntries(PAGES.map((name) => [pageKey(name), 'true'])),
    accent: '"sun"',
    motion: 'true',
    'goal.steps': 'true',
    'goal.water': 'true',
    'unit.weight': account,
    'unit.water': account,
    'unit.temperature': account,
    'unit.energy': account,
  });
});

test('a page moves up with every tap on it, and the pages keep that order', async () => {
  const journey = new Journey({ settings: new Map([...EVERYTHING, [pageKey('recovery'), 'false']]) });
  const page = await journey.openSettings();
  page.press('Change the order');
  page.press('Body');
  page.press('↑ Move Body up');
  page.press('↑ Move Body up');
  // Past the page that is off.
  page.press('↑ Move Body up');
  expect(preferences(journey).pages).toEqual(['body', 'sleep', 'week', 'friends', 'status']);
  page.press('Status');
  page.press('↑ Move Status up');
  page.press('Done');
  const order = ['body', 'sleep', 'week', 'status', 'friends'];
  expect(preferences(journey).pages).toEqual(order);
  const offered = labels(page, 'Toggle').slice(0, PAGES.length);
  expect(offered).toHaveLength(PAGES.length);
  // It has kept its place.
  journey.world.settings.set('settings', pageKey('recovery'), 'true');
  expect(preferences(journey).pages).toEqual(['body', 'sleep', 'recovery', 'week', 'status', 'friends']);
});

test('who leaves while arranging comes back to the toggles', async () => {
  const journey = new Journey({ settings: EVERYTHING });
  (await journey.openSettings()).press('Change the order');
  journey.page?.close();
  const page = await journey.openSettings();
  expect(labels(page, 'Toggle').length).toBeGreaterThan(3);
  expect(journey.errors()).toEqual([]);
});

test('motion, goals and units are kept as they are chosen', async () => {
  const journey = new Journey();
  const page = await journey.openSettings();
  page.toggle('motion', false);
  page.toggle('goal.steps', false);
  page.select('Weight', 'lb');
  page.select('Water', 'fl oz');
  page.select('Temperature', '°F');
  page.select('Energy', 'kJ');
  expect(preferences(journey)).toMatchObject({
    hasMotion: false,
    goals: ['water'],
    units: { weight: 'lb', water: 'floz', temperature: 'F', energy: 'kJ' },
  });
  page.select('Weight', 'As in your account');
  page.toggle('goal.steps', true);
  expect(preferences(journey)).toMatchObject({
    goals: ['steps', 'water'],
    units: { water: 'floz', temperature: 'F', energy: 'kJ' },
  });
  expect(journey.errors()).toEqual([]);
});

test('the accent is on the watch within seconds, and its picture on the page', async () => {
  const journey = new Journey();
  const page = await journey.signIn();
  const picture = (): string => decodeURIComponent(journey.settingsText()).toLowerCase();
  expect(drawn(journey)).toContain('#ffb43d');
  expect(picture()).toContain('stroke="#ffb43d"');
  page.pickColor(ACCENT_KEY, '#3ED8C3');
  await journey.advance('3s');
  expect(preferences(journey).accent).toBe('sea');
  expect(journey.settingsText()).toContain('"Sea"');
  expect(picture()).toContain('stroke="#3ed8c3"');
  expect(drawn(journey)).toContain('#3ed8c3');
  expect(drawn(journey)).not.toContain('#ffb43d');
});

/** The titles of the pages behind home, as taps turn them. */
async function titles(journey: Journey): Promise<(string | undefined)[]> {
  const found: (string | undefined)[] = [];
  for (let tap = 0; tap < PAGES.length + 1; tap++) {
    journey.world.watch.tap(200, 168);
    await journey.advance('1s');
    if (journey.watchText('hours') !== undefined) break;
    found.push(journey.watchText('title'));
  }
  return found;
}

test('order, pages, goals and units are on the watch within seconds', async () => {
  const journey = new Journey();
  const page = await journey.signIn();
  expect(await titles(journey)).toEqual(['SLEEP', 'RECOVERY', '7 DAYS', 'BODY', 'CIRCLE', 'STATUS']);
  page.press('Change the order');
  page.press('Body');
  page.press('↑ Move Body up');
  page.press('Done');
  page.toggle(pageKey('friends'), false);
  page.toggle('goal.water', false);
  page.select('Weight', 'lb');
  page.select('Water', 'fl oz');
  page.select('Energy', 'kJ');
  await journey.advance('3s');
  expect(await titles(journey)).toEqual(['SLEEP', 'RECOVERY', 'BODY', '7 DAYS', 'STATUS']);
  for (let tap = 0; tap < 3; tap++) journey.world.watch.tap(200, 168);
  await journey.advance('1s');
  expect(journey.watchText('weight-unit')).toBe('lb');
  expect(Number(journey.watchText('weight'))).toBeGreaterThan(100);
  expect(journey.watchText('water-of')).toBe('fl oz');
  expect(journey.watchText('food-of')).toMatch(/^[\d,]+ kJ$/);
  expect(journey.errors()).toEqual([]);
});
