import { FAULTY_MODES, type FaultyMode } from '../../simulator/cloud/failure-modes/failure-mode';
import { hasNight, readFailures, readStatus, signInWith } from './failure-journey';

/** Time until data come again, where the next wakes do not bring them. */
const RECOVERY: { readonly [Mode in FaultyMode]?: string } = {
  // The scope is requested again after a day.
  '403': '26h',
  '403-scope': '26h',
  // A mistake in the setup.
  '403-disabled': '7h',
  '403-suspended': '7h',
  'deleted-client': '7h',
  'access-denied': '7h',
};

/** Modes that only Google has, or whose end only Google's shorter tokens show. */
const GOOGLE_MODES: readonly FaultyMode[] = [
  '403-disabled',
  '403-suspended',
  '412',
  'other-day',
  'extra-day',
  'empty-page',
  'page-2',
  'filter-refused',
  'token-400',
  'token-429',
  'deleted-client',
  'access-denied',
  'no-scope',
  'no-expires-in',
];

test.each(FAULTY_MODES.filter((mode) => mode !== '410'))(
  '%s for three hours: what is known stays, and afterwards all heals by itself',
  async (mode) => {
    const service = GOOGLE_MODES.includes(mode) ? 'google' : 'fitbit';
    const journey = await signInWith(service, [`answer=${mode}@5m..3h5m`]);
    await journey.advanceUnseen('3h');
    expect(hasNight(journey) || journey.watchText('line')?.startsWith('Synced')).toBe(true);
    expect(readStatus(journey).state).toMatch(/^(ok|limited)$/);
    await journey.advanceUnseen(RECOVERY[mode] ?? '80m');
    const { state, result } = readStatus(journey);
    expect([state, result, readFailures(journey)]).toEqual(['ok', 'ok', {}]);
    expect(journey.allWatchText()).not.toContain('Synced');
    expect(journey.errors()).toEqual([]);
  },
);
