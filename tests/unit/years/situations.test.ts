import { parseFault } from '../../../simulator/run/parse-fault';
import { drawCase, MAX_DAYS } from '../../years/draw-case';
import type { Way } from '../../years/situation';
import { SITUATIONS } from '../../years/situations';
import { distributeWays } from '../../years/steer';

const WAYS = SITUATIONS.flatMap(({ by }) => (by ? [by] : []));

test('there are forty situations, each with a name of its own', () => {
  expect(SITUATIONS).toHaveLength(40);
  expect(new Set(SITUATIONS.map(({ name }) => name)).size).toBe(40);
});

test('every way to a situation can be drawn', () => {
  const testCase = drawCase(1, { wanted: WAYS });
  for (const spec of testCase.faults) expect(() => parseFault(spec)).not.toThrow();
  for (const { spec } of WAYS.flatMap(({ faults = [] }) => faults))
    expect(testCase.faults.some((fault) => fault.startsWith(`${spec}@`))).toBe(true);
});

test('a case is the same for the same seed, and another for another', () => {
  const draw = (seed: number): string => JSON.stringify(drawCase(seed, { wanted: WAYS }));
  expect(draw(3)).toBe(draw(3));
  expect(draw(3)).not.toBe(draw(4));
});

test('a world of a year’s end is one, and not longer than any', () => {
  const { start, days, service } = drawCase(7, {
    wanted: [{ world: { start: '2026-12-28', service: 'google' } }],
  });
  expect(start.slice(0, 10)).toBe('2026-12-28');
  expect(service).toBe('google');
  expect(days).toBeLessThanOrEqual(MAX_DAYS);
});

test('what is wanted is divided so that no world has to be two things at once', () => {
  const wanted: Way[] = [
    { world: { service: 'google' } },
    { acts: [{ act: 'sign-out' }] },
    { world: { service: 'fitbit', start: '2028-02-26' } },
    { world: { service: 'google' } },
    { world: { start: '2026-12-28' } },
  ];
  const worlds = distributeWays(wanted, 3);
  expect(worlds.flat()).toHaveLength(wanted.length);
  for (const ways of worlds)
    for (const key of ['service', 'start'] as const)
      expect(new Set(ways.flatMap(({ world }) => world?.[key] ?? [])).size).toBeLessThanOrEqual(1);
});
