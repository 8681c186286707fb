import { ACCENT_COLOURS } from '../../common/preferences';
import type { Snapshot } from '../../common/snapshot';
import { inPounds, referenceSnapshot, staleSnapshot } from './reference-snapshot';
import { alwaysOnScene, getScene, type Scene } from './scenes';

/** Of the scenes, those a person has looked at and found right. */
const CHOSEN_NAMES = [
  'home',
  'home-nine-hours',
  'sleep',
  'sleep-stale',
  'sleep-missing',
  'recovery',
  'recovery-gaps',
  'week',
  'body',
  'friends',
  'status',
  'not-set-up',
  'rate-limited',
];

const reference = referenceSnapshot();

function inAccent(accent: keyof typeof ACCENT_COLOURS, snapshot: Snapshot): Snapshot {
  return { ...snapshot, look: { ...snapshot.look, accent: ACCENT_COLOURS[accent] } };
}

/** And these, for what the others do not show: two accents, other units, a long language, always on. */
const FURTHER_SCENES: Scene[] = [
  alwaysOnScene,
  { name: 'home-leaf', page: 'home', setup: { snapshot: inAccent('leaf', reference) } },
  {
    name: 'body-rose-stone',
    page: 'body',
    setup: { snapshot: inAccent('rose', inPounds('st', reference)) },
  },
  {
    name: 'recovery-german',
    page: 'recovery',
    setup: { snapshot: staleSnapshot(), language: 'de-DE' },
  },
];

/** The scenes of the golden pictures. */
export const goldenScenes: readonly Scene[] = [...CHOSEN_NAMES.map(getScene), ...FURTHER_SCENES];
