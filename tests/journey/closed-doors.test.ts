import { writeFileSync } from 'node:fs';
import type { Report } from '../../simulator/run/report';
import { createFolder, runCommand } from './command';
import { packApp } from './hand-made-app';

const folder = createFolder();
afterAll(() => folder.remove());

/** Logs who calls a callback: only functions that are not strict can be seen. The tests' own build is always strict. */
const SPY = `function spy(name) {
  return function spied() { console.log(name + ': ' + arguments.callee.caller + ', ' + spied.caller); };
}`;

test('what is built shows an app no function of its own that calls a callback', async () => {
  const face = `${SPY}
    var clock = require('clock').default; clock.granularity = 'seconds'; clock.ontick = spy('tick');
    setTimeout(spy('timer'), 1); requestAnimationFrame(spy('frame'));
    var sensor = new (require('heart-rate').HeartRateSensor)(); sensor.onreading = spy('reading'); sensor.start();`;
  const companion = `${SPY}
    setTimeout(spy('timer'), 1);
    require('geolocation').geolocation.getCurrentPosition(spy('position'));
    require('messaging').peerSocket.onopen = spy('open');
    require('settings').settingsStorage.onchange = spy('change');`;
  const settings = `${SPY}
    setTimeout(spy('timer'), 1);`;
  const path = folder.path('spy.fba');
  const permissions = ['access_heart_rate', 'access_location'];
  writeFileSync(path, packApp({ face, companion, settings, permissions }));
  const { stdout } = await runCommand('sim', path, '--for', '1m', '--sign-in', '--set', 'a=1@10s');
  const report = JSON.parse(stdout) as Report;
  const lines = [...report.device.console, ...report.companion.console].map((entry) =>
    typeof entry === 'string' ? entry : entry.text,
  );
  const names = lines.map((line) => /^(?:settings: )?log: (\w+): null, null$/.exec(line)?.[1] ?? line);
  expect(new Set(names)).toEqual(
    new Set(['timer', 'frame', 'tick', 'reading', 'position', 'open', 'change']),
  );
});
