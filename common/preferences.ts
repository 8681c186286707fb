import { type BodyUnits, PAGES, type PageName } from './snapshot';

/** The first is the default. */
export const ACCENTS = ['sun', 'leaf', 'sea', 'iris', 'rose', 'paper'] as const;
/** A colour by its name: see `ACCENT_COLOURS`. */
export type Accent = (typeof ACCENTS)[number];

/** What the wearer reads figures in. */
export interface Units extends BodyUnits {
  temperature: 'C' | 'F';
}

/** The goals that a page can show. */
export const GOALS = ['steps', 'water'] as const;
export type Goal = (typeof GOALS)[number];

/** What the wearer chooses on the settings page. */
export interface Preferences {
  /** The pages that are switched on, in the order in which they stand behind home. */
  pages: readonly PageName[];
  /** Whether to ask for what only the diagnostics show: cardio fitness, ECG, heart rhythm, alarms. */
  wantsCheckups: boolean;
  accent: Accent;
  hasMotion: boolean;
  /** Those the wearer wants to see. */
  goals: readonly Goal[];
  /** Only what shall differ from the account's own units. */
  units: Partial<Units>;
}

/** The colour of a watch that was told of no other. */
export const DEFAULT_ACCENT_COLOUR = '#FFB43D';

/** What the watch draws today and the wearer in: docs/face.md, section 4. */
export const ACCENT_COLOURS: Record<Accent, string> = {
  sun: DEFAULT_ACCENT_COLOUR,
  leaf: '#9FDB4F',
  sea: '#3ED8C3',
  iris: '#C99BFF',
  rose: '#FF86B0',
  paper: '#F6F1E6',
};

/** What a figure can be read in, whatever the account says. */
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

/** The settings key of what a unit is chosen with. */
export const unitKey = (kind: keyof Units): string => 'unit.' + kind;

/** The settings key of the toggle for `Preferences.checkups`. */
export const CHECKUPS_KEY = 'checkups';

/** The settings key of the toggle for `Preferences.motion`. */
export const MOTION_KEY = 'motion';

/** The settings key of the chosen accent. */
export const ACCENT_KEY = 'accent';

/** The settings key of the order of pages: their names, the first first, with anything between them. */
export const PAGE_ORDER_KEY = 'order';

type ReadSetting = (key: string) => string | null | undefined;

/** Every page once, in the wearer's order; pages that it does not name come after it, in their own. */
export function readPageOrder(read: ReadSetting): PageName[] {
  const names = read(PAGE_ORDER_KEY) + PAGES.join();
  return PAGES.slice().sort((a, b) => names.indexOf(a) - names.indexOf(b));
}

/** The preferences among stored settings; what cannot be read counts as never chosen. */
export function readPreferences(read: ReadSetting): Preferences {
  // A Toggle stores "true" or "false".
  const isOn = (key: string, defaultValue: boolean): boolean => {
    const stored = read(key);
    return stored === 'true' || (stored !== 'false' && defaultValue);
  };
  // A ColorSelect stores its value as JSON, a Select the whole option; either way the value stands in quotes.
  const readChoice = <T extends string>(key: string, values: readonly T[]): T | undefined =>
    values.filter((value) => ('' + read(key)).indexOf('"' + value + '"') >= 0)[0];

  const units: Partial<Record<string, string>> = {};
  for (const kind in UNITS) {
    const unit = readChoice(unitKey(kind as keyof Units), UNITS[kind as keyof Units]);
    if (unit) units[kind] = unit;
  }
  return {
    pages: readPageOrder(read).filter((page) => isOn(pageKey(page), true)),
    wantsCheckups: isOn(CHECKUPS_KEY, false),
    accent: readChoice(ACCENT_KEY, ACCENTS) || ACCENTS[0],
    hasMotion: isOn(MOTION_KEY, true),
    goals: GOALS.filter((goal) => isOn(goalKey(goal), true)),
    units: units as Partial<Units>,
  };
}
