import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import * as inNode from '../../../simulator/app-package/read-app-package';
import { host } from '../../../simulator/host/node-host';
import { AutoSignIn } from '../../../simulator/run/auto-sign-in';
import { createReport } from '../../../simulator/run/report';
import { World } from '../../../simulator/run/world';
import { HOUR_MS } from '../../../simulator/world/duration';
import { bundleWorld } from './bundle';

const FBA = readFileSync(join(__dirname, '../../../build/app.fba'));
const START = Date.parse('2026-07-14T12:42:00Z');

interface Simulator {
  readAppPackage: typeof inNode.readAppPackage;
  AutoSignIn: typeof AutoSignIn;
  createReport: typeof createReport;
  World: typeof World;
}

/** What every browser has beyond the language itself, as far as the world uses it. */
const BROWSER_GLOBALS = { atob, btoa, crypto, TextDecoder, TextEncoder, URL, URLSearchParams };

async function run(simulator: Simulator) {
  const world = new simulator.World({ app: simulator.readAppPackage(FBA), start: START });
  world.boot();
  const signIn = new simulator.AutoSignIn(world);
  await world.run(START + HOUR_MS);
  const report = await simulator.createReport(world, signIn.tree(), []);
  return { svg: world.watch.svg(), report, problem: signIn.problem };
}

test('the world runs where nothing of Node is, but for its host, and does the same', async () => {
  const context = createContext({ ...BROWSER_GLOBALS, testHost: host });
  runInContext(await bundleWorld(), context);
  const elsewhere = await run(runInContext('simulator', context));
  const here = await run({ ...inNode, AutoSignIn, createReport, World });
  expect(JSON.stringify(elsewhere)).toBe(JSON.stringify(here));
  expect(here.report.companion.requests.length).toBeGreaterThan(10);
  expect(here.problem).toBeUndefined();
});
