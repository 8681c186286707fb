import { ACCENT_COLOURS } from '../../common/preferences';
import type { Snapshot } from '../../common/snapshot';
import { inPounds, referenceSnapshot, staleSnapshot } from './reference-snapshot';
import { alwaysOnScene, getScene, type Scene } from './scenes';

/** Scenes that a person has checked. */
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

/** Scenes for two accents, other units, a long language and the always-on display. */
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
