import { packApp } from './hand-made-app';

/** The face of scenarios/without-companion.yaml: counts taps, shows the heart rate, has an always-on display. */
export const FACE_WITHOUT_COMPANION = packApp({
  hasPhonePart: false,
  permissions: ['access_heart_rate', 'access_aod'],
  view: `<svg>
    <rect id="ground" width="100%" height="100%" fill="#102030"/>
    <g id="plate" pointer-events="visible"><rect x="68" y="200" width="200" height="80" fill="#ffb43d" pointer-events="visible"/></g>
    <text id="taps" x="168" y="100" font-size="48" text-anchor="middle" fill="white" text-length="20">no taps</text>
    <text id="pulse" x="168" y="160" font-size="36" text-anchor="middle" fill="white" text-length="20"></text>
  </svg>`,
  face: `
    var document = require('document').default;
    var display = require('display').display;
    var HeartRateSensor = require('heart-rate').HeartRateSensor;
    var taps = document.getElementById('taps');
    var pulse = document.getElementById('pulse');
    var count = 0;
    console.log('clock ' + require('user-settings').preferences.clockDisplay);
    document.getElementById('plate').onclick = function () {
      count++;
      taps.text = count + ' taps';
    };
    var sensor = new HeartRateSensor();
    sensor.onreading = function () { pulse.text = sensor.heartRate + ' bpm'; };
    sensor.start();
    display.aodAllowed = true;
    display.onchange = function () {
      document.getElementById('ground').style.display = display.aodActive ? 'none' : 'inline';
      document.getElementById('plate').style.display = display.aodActive ? 'none' : 'inline';
      if (display.aodActive) { sensor.stop(); pulse.text = 'always-on'; } else { pulse.text = ''; sensor.start(); }
    };
  `,
});
