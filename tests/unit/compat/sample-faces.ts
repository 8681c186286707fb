import { packApp } from '../../journey/hand-made-app';

/** Small faces, one a family of widgets or modules: each names what it uses, and runs without an exception. */
export const SAMPLE_FACES: Readonly<Record<string, () => Uint8Array>> = {
  shapes: () =>
    packApp({
      view: `<svg viewport-fill="black">
        <rect x="10%" y="10%" width="80%" height="20%" fill="fb-cyan"/>
        <circle cx="50%" cy="50%" r="40" fill="fb-red"/>
        <arc x="30%" y="30%" width="40%" height="40%" arc-width="8" start-angle="0" sweep-angle="270" fill="fb-mint"/>
        <line x1="0" y1="90%" x2="100%" y2="90%" stroke-width="4" fill="fb-yellow"/>
        <gradientRect x="0" y="92%" width="100%" height="8%" gradient-type="linear" gradient-x1="0" gradient-y1="0"
          gradient-x2="100%" gradient-y2="0" gradient-color1="fb-blue" gradient-color2="fb-purple"/>
      </svg>`,
    }),
  clock: () =>
    packApp({
      face: `
        var clock = require('clock').default;
        var time = require('document').default.getElementById('time');
        clock.granularity = 'minutes';
        clock.ontick = function (event) { time.text = event.date.getHours() + ':' + event.date.getMinutes(); };`,
      view: '<svg><text id="time" x="50%" y="60%" text-anchor="middle" font-size="90" fill="white" text-length="8">--</text></svg>',
    }),
  sensors: () =>
    packApp({
      permissions: ['access_heart_rate', 'access_activity'],
      face: `
        var HeartRateSensor = require('heart-rate').HeartRateSensor;
        var Accelerometer = require('accelerometer').Accelerometer;
        var today = require('user-activity').today;
        var line = require('document').default.getElementById('line');
        var heart = new HeartRateSensor({ frequency: 1 });
        var motion = new Accelerometer({ frequency: 1 });
        heart.addEventListener('reading', function () { line.text = heart.heartRate + ' ' + today.adjusted.steps; });
        heart.start();
        motion.start();`,
      view: '<svg><text id="line" x="50%" y="50%" text-anchor="middle" font-size="50" fill="white" text-length="24">--</text></svg>',
    }),
  taps: () =>
    packApp({
      face: `
        var document = require('document').default;
        var count = document.getElementById('count');
        var taps = 0;
        document.getElementById('target').addEventListener('click', function () { count.text = String(++taps); });`,
      view: `<svg><rect id="target" width="100%" height="100%" fill="fb-blue" pointer-events="visible"/>
        <text id="count" x="50%" y="60%" text-anchor="middle" font-size="120" fill="white" text-length="4">0</text></svg>`,
    }),
  messages: () =>
    packApp({
      permissions: ['access_internet'],
      face: `
        var messaging = require('messaging');
        var line = require('document').default.getElementById('line');
        messaging.peerSocket.addEventListener('message', function (event) { line.text = event.data; });`,
      companion: `
        var messaging = require('messaging');
        messaging.peerSocket.addEventListener('open', function () { messaging.peerSocket.send('from the phone'); });`,
      view: '<svg><text id="line" x="50%" y="50%" text-anchor="middle" font-size="40" fill="white" text-length="24">--</text></svg>',
    }),
};
