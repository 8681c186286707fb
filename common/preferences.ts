import { type BodyUnits, PAGES, type PageName } from './snapshot';

/** The units of the wearer. */
export interface Units extends BodyUnits {
  temperature: 'C' | 'F';
}

/** The goals that a page can show. */
export const GOALS = ['steps', 'water'] as const;
export type Goal = (typeof GOALS)[number];

/** The choices of the wearer on the settings page. */
export interface Preferences {
  /** The enabled pages, in the order in which they follow home. */
  pages: readonly PageName[];
  /** Whether to fetch what only the diagnostics show: cardio fitness, ECG, heart rhythm, alarms. */
  wantsCheckups: boolean;
  accent: Accent;
  hasMotion: boolean;
  /** The goals that the pages show. */
  goals: readonly Goal[];
  /** The units that differ from those of the account. */
  units: Partial<Units>;
}

/** The colour until a snapshot brings another. */
export const DEFAULT_ACCENT_COLOUR = '#FFB43D';

/** The colours in which the watch draws today and the wearer; see docs/face.md, section 4. The first is the default. */
export const ACCENT_COLOURS = {
  sun: DEFAULT_ACCENT_COLOUR,
  leaf: '#9FDB4F',
  sea: '#3ED8C3',
  iris: '#C99BFF',
  rose: '#FF86B0',
  paper: '#F6F1E6',
};
/** A colour by its name. */
export type Accent = keyof typeof ACCENT_COLOURS;
export const ACCENTS = Object.keys(ACCENT_COLOURS) as Accent[];

/** The units that the wearer can choose. */
export const UNITS: { [Kind in keyof Units]: Units[Kind][] } = {
  weight: ['kg', 'lb', 'st'],
  water: ['l', 'floz'],
  temperature: ['C', 'F'],
  energy: ['kcal', 'kJ'],
};

/** The settings key of a page's toggle. */
export const pageKey = (page: PageName): string => 'page.' + page;

/** The settings key of a goal's toggle. */
export const goalKey = (goal: Goal): string => 'goal.' + goal;

/** The settings key of the choice of a unit. */
export const unitKey = (kind: keyof Units): string => 'unit.' + kind;

/** The settings key of the toggle for `Preferences.wantsCheckups`. */
export const CHECKUPS_KEY = 'checkups';

/** The settings key of the toggle for `Preferences.hasMotion`. */
export const MOTION_KEY = 'motion';

/** The settings key of the chosen accent. */
export const ACCENT_KEY = 'accent';

/** The settings key of the order of pages: their names in order, with any separator. */
export const PAGE_ORDER_KEY = 'order';

type ReadSetting = (key: string) => string | null | undefined;

/** Every page once, in the wearer's order. Pages that are not in that order follow in the default order. */
export function readPageOrder(read: ReadSetting): PageName[] {
  const names = read(PAGE_ORDER_KEY) + PAGES.join();
  return PAGES.slice().sort((a, b) => names.indexOf(a) - names.indexOf(b));
}

/** Reads the preferences from stored settings. An invalid value counts as not chosen. */
export function readPreferences(read: ReadSetting): Preferences {
  // A Toggle stores "true" or "false".
  const isOn = (key: string, defaultValue: boolean): boolean => {
    const stored = read(key);
    return stored === 'true' || (stored !== 'false' && defaultValue);
  };
  // A ColorSelect stores its value as JSON, a Select the whole option. Both have the value in quotes.
  const readChoice = <T extends string>(key: string, values: readonly T[]): T | undefined =>
    values.filter((value) => ('' + read(key)).indexOf('"' + value + '"') >= 0)[0];

  // The keys of UNITS are the kinds, and each unit is one of its kind, which the compiler does not see in a loop.
  const units: Partial<Record<string, string>> = {};
  for (const kind in UNITS) {
    const unit = readChoice(unitKey(kind as keyof Units), UNITS[kind as keyof Units]);
    if (unit) units[kind] = unit;
  }
  return {
    pages: readPageOrder(read).filter((page) => isOn(pageKey(page), true)),
    wantsCheckups: isOn(CHECKUPS_KEY, false),
    accent: readChoice(ACCENT_KEY, ACCENTS) || 'sun',
    hasMotion: isOn(MOTION_KEY, true),
    goals: GOALS.filter((goal) => isOn(goalKey(goal), true)),
    units: units as Partial<Units>,
  };
}
