import fc from 'fast-check';
import {
  ACCENT_KEY,
  ACCENTS,
  CHECKUPS_KEY,
  GOALS,
  goalKey,
  MOTION_KEY,
  PAGE_ORDER_KEY,
  type Preferences,
  pageKey,
  readPageOrder,
  readPreferences,
  UNITS,
  type Units,
  unitKey,
} from '../../../common/preferences';
import { PAGES, type PageName } from '../../../common/snapshot';

const among = (stored: Record<string, string>) => readPreferences((key) => stored[key]);
const ALL_ON = Object.fromEntries(PAGES.map((page) => [pageKey(page), 'true']));
const UNIT_KINDS = Object.keys(UNITS) as (keyof Units)[];

const DEFAULTS: Preferences = {
  pages: PAGES,
  wantsCheckups: false,
  accent: 'sun',
  hasMotion: true,
  goals: ['steps', 'water'],
  units: {},
};

/** As the component that keeps it stores it. */
const colour = (value: string): string => JSON.stringify(value);
const option = (value: string, name = value): string =>
  JSON.stringify({ selected: [1], values: [{ name, value }] });

it('is the good default where nothing was chosen: all that the watch can draw, and no other', () => {
  expect(among({})).toStrictEqual(DEFAULTS);
  expect(readPreferences(() => null)).toStrictEqual(DEFAULTS);
});

it('follows the toggles, in the order of the pages', () => {
  expect(among(ALL_ON).pages).toEqual(PAGES);
  expect(among({ ...ALL_ON, [pageKey('sleep')]: 'false' }).pages).toEqual(
    PAGES.filter((page) => page !== 'sleep'),
  );
  expect(among({ [CHECKUPS_KEY]: 'true' }).wantsCheckups).toBe(true);
  expect(among({ [MOTION_KEY]: 'false' }).hasMotion).toBe(false);
  for (const goal of GOALS) {
    expect(among({ [goalKey(goal)]: 'false' }).goals).toEqual(GOALS.filter((other) => other !== goal));
  }
});

it.each(ACCENTS)('reads the accent %s as a ColorSelect stores it', (accent) => {
  expect(among({ [ACCENT_KEY]: colour(accent) }).accent).toBe(accent);
});

it('reads every unit as a Select stores it, whatever the option is called', () => {
  for (const kind of UNIT_KINDS) {
    for (const unit of UNITS[kind]) {
      expect(among({ [unitKey(kind)]: option(unit, 'Some "name"') }).units).toStrictEqual({ [kind]: unit });
    }
    expect(among({ [unitKey(kind)]: option('', 'As in your account') }).units).toStrictEqual({});
  }
});

const orders = fc.shuffledSubarray([...PAGES], { minLength: PAGES.length });

it('has the pages in the stored order, then the rest', () => {
  fc.assert(
    fc.property(orders, fc.nat(PAGES.length), (order, named) => {
      const first = order.slice(0, named);
      const rest = PAGES.filter((page) => !first.includes(page));
      const read = (key: string) => (key === PAGE_ORDER_KEY ? first.join() : undefined);
      expect(readPageOrder(read)).toEqual([...first, ...rest]);
    }),
  );
});

it('keeps the order of those that are on', () => {
  fc.assert(
    fc.property(orders, fc.subarray([...PAGES]), (order, on) => {
      const toggles = PAGES.map((page): [string, string] => [pageKey(page), String(on.includes(page))]);
      const stored = { ...Object.fromEntries(toggles), [PAGE_ORDER_KEY]: order.join() };
      expect(among(stored).pages).toEqual(order.filter((page) => on.includes(page)));
    }),
  );
});

it('treats any other value as never chosen', () => {
  const quoted = [...ACCENTS, ...Object.values<string[]>(UNITS).flat()].map((value) => `"${value}"`);
  const known = ['true', 'false', ...quoted, ...PAGES];
  const nonsense = fc.string().filter((text) => !known.some((each) => text.includes(each)));
  fc.assert(fc.property(nonsense, (text) => expect(readPreferences(() => text)).toStrictEqual(DEFAULTS)));
});

it('always returns something that can be drawn, whatever is stored', () => {
  const words = ['"', ':', ',', '[', 'true', 'false', ...PAGES, ...ACCENTS, ...Object.values(UNITS).flat()];
  const texts = fc.oneof(
    fc.constant(null),
    fc.array(fc.constantFrom(...words)).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(fc.func(texts), (read) => {
      const { pages, accent, hasMotion, goals, units } = readPreferences(read);
      expect(new Set(pages).size).toBe(pages.length);
      expect(PAGES).toEqual(expect.arrayContaining<PageName>(pages));
      expect([...readPageOrder(read)].sort()).toEqual([...PAGES].sort());
      expect(ACCENTS).toContain(accent);
      expect(typeof hasMotion).toBe('boolean');
      expect(GOALS).toEqual(expect.arrayContaining(goals));
      for (const kind of Object.keys(units) as (keyof Units)[]) expect(UNITS[kind]).toContain(units[kind]);
    }),
  );
});
