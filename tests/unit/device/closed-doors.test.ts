import { CRAWLER_SOURCE } from '../realm/crawler-source';
import { createTinyWatch } from './tiny-watch';

const MODULES = [
  'accelerometer',
  'app-cluster-storage',
  'appbit',
  'barometer',
  'body-presence',
  'cbor',
  'clock',
  'crypto',
  'device',
  'display',
  'document',
  'exercise',
  'file-transfer',
  'fs',
  'geolocation',
  'gyroscope',
  'haptics',
  'heart-rate',
  'i18n',
  'jpeg',
  'messaging',
  'orientation',
  'power',
  'scientific',
  'scientific/signal',
  'sleep',
  'system',
  'user-activity',
  'user-profile',
  'user-settings',
];
const PERMISSIONS = [
  'access_activity',
  'access_exercise',
  'access_heart_rate',
  'access_location',
  'access_sleep',
  'access_user_profile',
  'access_aod',
];

const VIEW = `<svg id="root"><g id="g"><text id="time" x="50%" y="50%">--</text><image id="image" href="x.png"/>
  <gradientRect id="gradient" width="9" height="9" gradient-type="linear"/><arc id="arc" width="9" height="9"/>
  <rect id="button" x="0" y="0" width="100%" height="100%" pointer-events="visible">
    <animate attributeName="x" begin="click" from="0" to="9" dur="1"/></rect></g></svg>`;

const requireAll = MODULES.map(
  (name) => `modules[${JSON.stringify(name)}] = require(${JSON.stringify(name)});`,
).join('\n');
const PRELUDE = `var modules = {}; ${requireAll}`;

function runFace(script: string) {
  const face = createTinyWatch(script, { permissions: PERMISSIONS, view: VIEW });
  face.link.attach('phone', face.phone);
  face.watch.launch();
  return face;
}

test('no module of the watch gives an app an object of the host', () => {
  const face = runFace(`${CRAWLER_SOURCE}
    ${PRELUDE}
    var document = modules.document.default;
    var elements = {};
    ['root', 'g', 'time', 'image', 'gradient', 'arc', 'button'].forEach(function (id) {
      var e = elements[id] = document.getElementById(id); elements[id + '.style'] = e.style; });
    try { modules.fs.writeFileSync('a.txt', 'text', 'utf-8'); modules.fs.writeFileSync('b.json', { a: [1] }, 'json'); } catch (e) {}
    elements.outbox = modules['file-transfer'].outbox.enqueue('n', new Uint8Array(3));
    crawl({ all: Function('return this')(), modules: modules, elements: elements, required: { require: require, module: module } });
    [null, {}, '__proto__', 'constructor', './x', { toString: function () { return this.n = this.n ? '__proto__' : 'fs'; } }].forEach(function (id) {
      try { crawl({ 'require()': { it: require(id) } }); } catch (e) { crawl({ 'require() throws': { e: e } }); } });`);
  face.advance(2000);
  face.watch.tap(100, 100);
  face.advance(6000);
  expect(face.log().filter((line) => line.startsWith('FOREIGN'))).toEqual([]);
  expect(face.errors()).toEqual([]);
  expect(face.log().some((line) => /^CRAWLED [1-9]\d\d/.test(line))).toBe(true);
});
