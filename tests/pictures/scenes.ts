import { PAGES } from '../../common/preferences';
import type { PageName } from '../../common/snapshot';
import { ALWAYS_ON, type Circumstances } from './face';
import {
  emptySnapshot,
  gappySnapshot,
  HOUR,
  inState,
  limited,
  MINUTE,
  nothingYet,
  older,
  onlyNight,
  referenceSnapshot,
  staleSnapshot,
} from './reference-snapshot';

/** One page in one state: what every picture here is made from. */
export interface Scene {
  /** As the picture of it is called. */
  name: string;
  /** The page's name in the view. */
  page: 'home' | 'state' | typeof ALWAYS_ON | PageName;
  circumstances: Circumstances;
}

/** In which states the data of a page can be. */
const DATA: Readonly<Record<string, Circumstances>> = {
  '': { snapshot: referenceSnapshot() },
  '-stale': { snapshot: staleSnapshot() },
  '-gaps': { snapshot: gappySnapshot() },
  '-missing': { snapshot: emptySnapshot() },
};

const signedOut = nothingYet(referenceSnapshot());
const out = { isLinkOpen: false };

/** What stands between the wearer and data. */
const CONDITIONS: Readonly<Record<string, Circumstances>> = {
  'not-set-up': {},
  connect: { snapshot: inState('finishSignIn', signedOut) },
  reconnect: { snapshot: inState('reconnect', onlyNight(older(9 * HOUR))) },
  offline: { snapshot: onlyNight(older(9 * HOUR)), ...out },
  'rate-limited': { snapshot: limited(onlyNight(older(46 * MINUTE))) },
  'service-gone': { snapshot: inState('gone', onlyNight(older(9 * HOUR))) },
};

/** Home tells the age of its data. */
const nineHours: Circumstances = { snapshot: older(9 * HOUR, 1), ...out };

/** Every page in every state, home first. */
export const scenes: readonly Scene[] = [
  ...Object.entries(DATA).map(([state, circumstances]) => scene('home', state, circumstances)),
  scene('home', '-nine-hours', nineHours),
  ...Object.entries(CONDITIONS).map(([name, circumstances]) => scene('home', `-${name}`, circumstances)),
  ...PAGES.flatMap((page) =>
    Object.entries(DATA).map(([state, circumstances]) => scene(page, state, circumstances)),
  ),
  ...Object.entries(CONDITIONS).map(([name, circumstances]) => ({
    name,
    page: 'state' as const,
    circumstances,
  })),
];

/** The display that never sleeps; of the build that has it. */
export const alwaysOnScene: Scene = {
  name: 'always-on',
  page: ALWAYS_ON,
  circumstances: { snapshot: referenceSnapshot(), isAlwaysOn: true },
};

/** Everything that is in the scenes, each once by its first name: of one face all pages can be seen. */
export const situations: readonly Pick<Scene, 'name' | 'circumstances'>[] = scenes.filter(
  ({ circumstances }, i) => scenes.findIndex((other) => other.circumstances === circumstances) === i,
);

/** The scene of a name. Throws where there is none. */
export function sceneNamed(name: string): Scene {
  const found = [...scenes, alwaysOnScene].find((each) => each.name === name);
  if (!found) throw new Error(`no scene is called ${name}`);
  return found;
}

function scene(page: Scene['page'], state: string, circumstances: Circumstances): Scene {
  return { name: page + state, page, circumstances };
}
