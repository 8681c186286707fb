import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAppPackage } from '../../simulator/app-package/read-app-package';
import { readScenario } from '../../simulator/scenario/read-scenario';
import { drawCase } from './draw-case';
import { type Outcome, runCase } from './run-case';
import { shrinkCase } from './shrink';
import type { TestCase } from './test-case';
import { toScenario } from './to-scenario';

const VIOLATION = { invariant: 'planted', text: 'a kill after an outage', at: 0 };

/** A case is broken where it has both an outage and a kill. */
function runPlanted(testCase: TestCase): Outcome {
  const has = (name: string): boolean => testCase.faults.some((fault) => fault.startsWith(name));
  return {
    days: testCase.days,
    faults: {},
    requests: 0,
    refreshes: 0,
    restarts: 0,
    situations: {},
    violations: has('network-off') && has('kill-companion') ? [VIOLATION] : [],
    digest: '',
    happened: [...testCase.faults],
    done: [],
  };
}

test('of all that was drawn, only what breaks the invariant is left', async () => {
  const drawn = drawCase(3, { only: ['network-off', 'kill-companion', 'lost-answer', 'disk-full'] });
  expect(drawn.faults.length).toBeGreaterThan(20);
  const { testCase } = await shrinkCase(async (each) => runPlanted(each), drawn, VIOLATION);
  expect(testCase.faults.map((fault) => fault.split('@')[0]).sort()).toEqual([
    'kill-companion',
    'network-off',
  ]);
  expect(testCase.acts).toEqual([]);
});

test('a world that breaks while a case is shrunk is only no smaller case', async () => {
  const drawn = drawCase(3, { only: ['network-off', 'kill-companion', 'lost-answer'] });
  let runs = 0;
  const { testCase } = await shrinkCase(
    async (each) => {
      if (runs++ === 1) throw new Error('its process ended');
      return runPlanted(each);
    },
    drawn,
    VIOLATION,
  );
  expect(testCase.faults.length).toBeLessThan(drawn.faults.length);
  expect(runs).toBeGreaterThan(3);
});

test('a violation is written as a scenario that does the same', async () => {
  const app = readAppPackage(readFileSync(join(__dirname, '../../build/app.fba')));
  const testCase = {
    ...drawCase(5, { maxDays: 5 }),
    days: 2,
    savesBattery: true,
    acts: [{ at: 3_600_000, act: 'sync-now' as const }],
  };
  const outcome = await runCase(app, testCase, []);
  const text = toScenario(testCase, outcome, VIOLATION);
  expect(text).toMatch(/^# planted: a kill after an outage\n/);
  const { readSpec, steps } = readScenario('violation.yaml', text);
  const spec = readSpec({ models: ['atlas', 'vulcan'], permissions: [], hasSettings: true } as never);
  expect(spec).toMatchObject({
    seed: testCase.seed,
    persona: testCase.persona,
    start: Date.parse(testCase.start),
  });
  expect(spec.faults).toHaveLength(outcome.happened.length + 1);
  expect(steps).toHaveLength(outcome.done.length + 1);
});
