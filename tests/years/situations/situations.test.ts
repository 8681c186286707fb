import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAppPackage } from '../../../simulator/app-package/read-app-package';
import { HOUR_MS } from '../../../simulator/world/duration';
import { drawCase } from '../draw-case';
import { runCase } from '../run-case';
import type { TestCase } from '../test-case';

const app = readAppPackage(readFileSync(join(__dirname, '../../../build/app.fba')));

async function countIn(changes: Partial<TestCase>): Promise<Record<string, number>> {
  const testCase: TestCase = {
    ...drawCase(1, { maxDays: 5 }),
    days: 2,
    persona: 'mara',
    start: '2026-07-14T06:00:00.000Z',
    savesBattery: false,
    acts: [],
    ...changes,
  };
  return (await runCase(app, testCase, [])).situations;
}

test('a withdrawn consent is no lost rotation, and a file that is stuck no lost link', async () => {
  const counts = await countIn({
    service: 'google',
    faults: ['revoke@8h', 'stuck-files@2h..4h'],
  });
  expect(counts).toMatchObject({ 'reconnect-after-a-lost-rotation': 0, 'link-lost-in-a-transfer': 0 });
});

test('a move to the other service is no sign-out, and a data set that is gone no service', async () => {
  const counts = await countIn({
    service: 'fitbit',
    faults: ['answer=410:/activities@1h..3h', 'network-off@4h..6h'],
    acts: [
      { at: 2 * HOUR_MS, act: 'sync-now' },
      { at: 5 * HOUR_MS, act: 'switch-service' },
    ],
  });
  expect(counts).toMatchObject({ 'signed-out-offline': 0, 'gone-in-a-sync': 0 });
});
