import { PAGES, type PageName } from '../../common/snapshot';
import { HOUR_S, MINUTE_S } from '../../common/time';
import {
  agedSnapshot,
  emptySnapshot,
  gappySnapshot,
  onlySleep,
  rateLimited,
  referenceSnapshot,
  staleSnapshot,
  withAccountState,
  withoutData,
} from './reference-snapshot';
import { ALWAYS_ON, type FaceSetup } from './test-face';

/** One page in one state. Every picture is made from a scene. */
export interface Scene {
  /** The name of its picture. */
  name: string;
  /** The id of its group in index.view. */
  page: 'home' | 'state' | typeof ALWAYS_ON | PageName;
  setup: FaceSetup;
}

/** The states of the data of a page, by the suffix of the scene's name. */
const DATA_STATES: Readonly<Record<string, FaceSetup>> = {
  '': { snapshot: referenceSnapshot() },
  '-stale': { snapshot: staleSnapshot() },
  '-gaps': { snapshot: gappySnapshot() },
  '-missing': { snapshot: emptySnapshot() },
};

const withoutAnyData = withoutData(referenceSnapshot());
const outOfReach = { isLinkOpen: false };

/** The conditions that keep data from the wearer, by the scene's name. */
const CONDITIONS: Readonly<Record<string, FaceSetup>> = {
  'not-set-up': {},
  connect: { snapshot: withAccountState('finishSignIn', withoutAnyData) },
  reconnect: { snapshot: withAccountState('reconnect', onlySleep(agedSnapshot(9 * HOUR_S))) },
  offline: { snapshot: onlySleep(agedSnapshot(9 * HOUR_S)), ...outOfReach },
  'rate-limited': { snapshot: rateLimited(onlySleep(agedSnapshot(46 * MINUTE_S))) },
  'service-gone': { snapshot: withAccountState('gone', onlySleep(agedSnapshot(9 * HOUR_S))) },
};

/** Home shows the age of its data. */
const nineHours: FaceSetup = { snapshot: agedSnapshot(9 * HOUR_S, 1), ...outOfReach };

/** All pages in all states, home first. */
export const scenes: readonly Scene[] = [
  ...Object.entries(DATA_STATES).map(([state, setup]) => createScene('home', state, setup)),
  createScene('home', '-nine-hours', nineHours),
  ...Object.entries(CONDITIONS).map(([name, setup]) => createScene('home', `-${name}`, setup)),
  ...PAGES.flatMap((page) =>
    Object.entries(DATA_STATES).map(([state, setup]) => createScene(page, state, setup)),
  ),
  ...Object.entries(CONDITIONS).map(([name, setup]) => ({
    name,
    page: 'state' as const,
    setup,
  })),
];

/** The always-on display, in the build that has it. */
export const alwaysOnScene: Scene = {
  name: 'always-on',
  page: ALWAYS_ON,
  setup: { snapshot: referenceSnapshot(), isAlwaysOn: true },
};

/** The different setups of the scenes, each with its first name: one face can show all pages. */
export const distinctScenes: readonly Pick<Scene, 'name' | 'setup'>[] = scenes.filter(
  ({ setup }, i) => scenes.findIndex((other) => other.setup === setup) === i,
);

/** The scene of this name. Throws if there is none. */
export function getScene(name: string): Scene {
  const found = [...scenes, alwaysOnScene].find((each) => each.name === name);
  if (!found) throw new Error(`no scene is called ${name}`);
  return found;
}

function createScene(page: Scene['page'], state: string, setup: FaceSetup): Scene {
  return { name: page + state, page, setup };
}
