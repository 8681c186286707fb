import type { LookSection } from '../../common/snapshot';
import { referenceSnapshot, staleSnapshot } from './reference-snapshot';
import { alwaysOnScene, type Scene, sceneNamed } from './scenes';

/** Of the scenes, those a person has looked at and found right. */
const CHOSEN = [
  'home',
  'home-nine-hours',
  'sleep',
  'sleep-stale',
  'sleep-missing',
  'recovery',
  'recovery-gaps',
  'week',
  'body',
  'circle',
  'status',
  'not-set-up',
  'rate-limited',
];

const reference = referenceSnapshot();

/** The reference in another look. */
function dressed(name: string, page: Scene['page'], look: Partial<LookSection>): Scene {
  return { name, page, circumstances: { snapshot: { ...reference, look: { ...reference.look, ...look } } } };
}

/** And these, for what the others do not show: two accents, other units, a long language, always on. */
const FURTHER: Scene[] = [
  alwaysOnScene,
  dressed('home-leaf', 'home', { accent: 'leaf' }),
  dressed('body-rose-stone', 'body', {
    accent: 'rose',
    units: { weight: 'st', water: 'floz', temperature: 'F', energy: 'kJ' },
  }),
  {
    name: 'recovery-german',
    page: 'recovery',
    circumstances: { snapshot: staleSnapshot(), language: 'de-DE' },
  },
];

/** The scenes of the golden pictures. */
export const goldenScenes: readonly Scene[] = [...CHOSEN.map(sceneNamed), ...FURTHER];
