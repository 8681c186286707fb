import { readAppPackage } from '../../../simulator/app-package/read-app-package';
import { createOutside } from '../../../simulator/client/outside';
import { measureLitShare } from '../../../simulator/picture/lit-share';
import { createReport } from '../../../simulator/run/report';
import { World } from '../../../simulator/run/world';
import { MINUTE_MS } from '../../../simulator/world/duration';
import type { Outside } from '../../../simulator/world/outside';
import { packApp } from '../../journey/hand-made-app';

const START = Date.parse('2026-07-14T14:42:00+02:00');
/** Bright: a stroke of its letter is as wide as the screen. */
const FACE = `
  require('display').display.aodAllowed = true;
  var time = require('document').default.getElementById('time');
  var clock = require('clock').default;
  time.style.fontSize = 3000;
  time.textAnchor = 'middle';
  time.style.fill = 'white';
  time.text = 'I';
  clock.granularity = 'minutes';
  clock.ontick = function (e) { console.log(e.date.getMinutes()); };
`;

async function run(outside: Outside | undefined) {
  const app = readAppPackage(packApp({ permissions: ['access_aod'], face: FACE }));
  const world = new World({ app, start: START, isAlwaysOnEnabled: true, outside });
  world.boot();
  await world.run(START + MINUTE_MS);
  world.watch.setDisplay(false);
  await world.run(START + 20 * MINUTE_MS);
  const report = await createReport(world, undefined, []);
  return { entries: world.trace.entries, report };
}

test('lit pixels that are measured in another process give the same trace and report', async () => {
  const here = await run(createOutside());
  const elsewhere = await run({
    ...createOutside(),
    measureLitShare: async (svg) => {
      await new Promise((resolve) => setImmediate(resolve));
      return measureLitShare(svg);
    },
  });
  expect(here.report.device.warnings).toEqual([
    expect.stringMatching(/^watch: always-on display: .* of the pixels are lit; at most 20 % may be$/),
  ]);
  expect(here.report.device.display.lit).toBeGreaterThan(0.2);
  expect(elsewhere).toEqual(here);
});

test('where nobody measures, nothing is reported', async () => {
  const { report } = await run(undefined);
  expect(report.device.warnings).toEqual([]);
  expect(report.device.display).toEqual({ mode: 'always-on', lit: null });
});
