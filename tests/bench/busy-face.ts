import { strToU8, zipSync } from 'fflate';
import { readAppPackage } from '../../simulator/app-package/read-app-package';
import { World } from '../../simulator/run/world';
import { DAY_MS } from '../../simulator/world/duration';
import { START } from '../journey/built-app';

const ROWS = 8;

/** As published faces do: every value is written and measured each second, an icon is placed beside it and moves. */
const SCRIPT = `
var document = require('document').default;
var clock = require('clock').default;
var activity = require('user-activity');
var HeartRateSensor = require('heart-rate').HeartRateSensor;
var user = require('user-profile').user;
var time = document.getElementById('time');
var values = document.getElementsByClassName('value');
var icons = document.getElementsByClassName('icon');
function pad(n) { return (n < 10 ? '0' : '') + n; }
function draw(i, text) {
  values[i].text = text;
  values[i].style.fill = i % 2 ? '#ffffff' : 'fb-aqua';
  icons[i].x = values[i].getBBox().left - 30;
  icons[i].width = values[i].parent.getBBox().height / 2;
}
clock.granularity = 'seconds';
clock.ontick = function (event) {
  var now = event.date;
  time.text = pad(now.getHours()) + ':' + pad(now.getMinutes()) + ':' + pad(now.getSeconds());
  var today = activity.today.adjusted;
  draw(0, today.steps + '');
  draw(1, (today.distance / 1000).toFixed(2) + 'km');
  draw(2, today.calories + '');
  draw(3, '+' + today.elevationGain);
  draw(4, today.activeZoneMinutes.total + 'm');
  draw(5, activity.week.adjusted.activeZoneMinutes + 'm');
  draw(6, user.restingHeartRate + ' / ' + user.age);
};
var sensor = new HeartRateSensor();
sensor.onreading = function () {
  draw(7, sensor.heartRate + ' ' + user.heartRateZone(sensor.heartRate));
  document.getElementById('heart').animate('beat');
};
sensor.start();
setInterval(function () { icons[7].groupTransform && (icons[7].groupTransform.rotate.angle += 1); }, 1000);
`;

const row = (i: number): string => `
  <svg y="${40 + 36 * i}" height="36">
    <image class="icon" x="10" y="4" width="24" height="24" href="none.png"/>
    <text class="value" x="100%-20" y="28">--</text>
  </svg>`;

const VIEW = `
<svg>
  <text id="time" x="50%" y="34">--</text>
  <g id="heart">
    <circle cx="20" cy="20" r="6"/>
    <animateTransform attributeType="scale" from="1" to="1.2" dur="0.2" begin="beat" final="restore"/>
  </g>
  ${Array.from({ length: ROWS }, (_, i) => row(i)).join('')}
</svg>`;

const STYLES = `
#time { font-family: System-Bold; font-size: 34; text-anchor: middle; fill: white; }
.value { font-family: Colfax-Light; font-size: 26; text-anchor: end; text-length: 16; }
`;

/**
 * Seconds of processor time, in user mode, for a day of such a face with the display lit, and nobody who looks at its
 * pictures. Throws where the face does.
 */
export async function runBusyFace(): Promise<number> {
  const world = new World({ app: readAppPackage(packBusyFace()), start: START });
  world.boot();
  const began = process.cpuUsage();
  await world.run(START + DAY_MS);
  const seconds = process.cpuUsage(began).user / 1_000_000;
  const error = world.trace.entries.find(({ kind }) => kind === 'error');
  if (error) throw new Error(JSON.stringify(error));
  return seconds;
}

function packBusyFace(): Uint8Array {
  const permissions = ['access_activity', 'access_heart_rate', 'access_user_profile'];
  const common = { uuid: 'busy-face', buildId: '0x1', name: 'Busy', requestedPermissions: permissions };
  const device = zip({
    'manifest.json': JSON.stringify({
      ...common,
      appType: 'clockface',
      main: 'app/index.js',
      svgMain: 'resources/index.view',
      i18n: { 'en-US': { name: 'Busy' } },
    }),
    'app/index.js': SCRIPT,
    'resources/index.view': VIEW,
    'resources/widget.defs': '<svg><defs><link rel="stylesheet" href="styles.css"/></defs></svg>',
    'resources/styles.css': STYLES,
  });
  return zipSync({
    'manifest.json': strToU8(
      JSON.stringify({
        manifestVersion: 6,
        appId: 'busy-face',
        buildId: '0x1',
        components: { watch: { atlas: { platform: ['128.1.1+'], filename: 'device.zip' } } },
      }),
    ),
    'device.zip': device,
  });
}

function zip(files: Record<string, string>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}
