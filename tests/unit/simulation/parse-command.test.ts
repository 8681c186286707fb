import { parseCommand } from '../../../simulator/simulation/parse-command';

const read = (value: unknown) => parseCommand(JSON.stringify(value));

test.each([
  { type: 'play', on: true },
  { type: 'speed', speed: 'max' },
  { type: 'runTo', at: 1_784_000_000_000 },
  { type: 'stop' },
  { type: 'failureMode', failureMode: '429' },
  { type: 'failureMode', failureMode: 'odd-row', urlPart: '/sleep' },
  { type: 'failures', failures: [{ mode: '429' }, { mode: 'slow', urlPart: '/sleep' }] },
  { type: 'fault', fault: 'disk-full', on: true },
  { type: 'event', event: 'revoke' },
  { type: 'permission', permission: 'access_heart_rate', granted: false },
  { type: 'zone', zone: 'Asia/Tokyo' },
  { type: 'zone', zone: null },
  { type: 'tap', x: 168, y: 12 },
  { type: 'fingerMove', x: 168, y: 12 },
  { type: 'overrideSensor', sensor: 'heartRate', value: null },
  { type: 'alwaysOn', on: true },
  { type: 'screenTimeout', timeout: '10s' },
  { type: 'preferences', language: 'pt-BR' },
  { type: 'preferences', clockDisplay: '12h', firstDayOfWeek: 0 },
  { type: 'restart' },
  { type: 'restart', model: 'vulcan' },
  { type: 'setSetting', key: 'k', value: null },
  {
    type: 'request',
    id: 1,
    request: { method: 'GET', url: 'https://a.b/', headers: { accept: '*/*' } },
    isSignIn: false,
  },
  { type: 'settingsError', text: 'TypeError' },
])('takes $type', (command) => {
  expect(read(command)).toEqual(command);
});

test.each([
  ['no JSON', '{'],
  ['no object', '[]'],
  ['an unknown type', '{"type":"format"}'],
  ['a name every object has', '{"type":"toString"}'],
  ['a speed there is not', '{"type":"speed","speed":7}'],
  ['a moment that is none', '{"type":"runTo","at":null}'],
  ['an unknown failure mode', '{"type":"failureMode","failureMode":"angry"}'],
  ['an address part that is no text', '{"type":"failureMode","failureMode":"429","urlPart":1}'],
  ['a list with a failure that is none', '{"type":"failures","failures":[{"mode":"normal"}]}'],
  ['a fault that is an event', '{"type":"fault","fault":"revoke","on":true}'],
  ['an event that is a fault', '{"type":"event","event":"disk-full"}'],
  ['a zone there is not', '{"type":"zone","zone":"Moon/Base"}'],
  ['a tap without a place', '{"type":"tap","x":1}'],
  ['always-on as a word', '{"type":"alwaysOn","on":"yes"}'],
  ['a language that is none', '{"type":"preferences","language":"german"}'],
  ['a clock there is not', '{"type":"preferences","clockDisplay":"13h"}'],
  ['a timeout that the list lacks', '{"type":"screenTimeout","timeout":"11s"}'],
  ['a week that begins midway', '{"type":"preferences","firstDayOfWeek":3}'],
  ['an unknown sensor', '{"type":"overrideSensor","sensor":"worn","value":1}'],
  ['a model there is not', '{"type":"restart","model":"mira"}'],
  ['a setting that is no text', '{"type":"setSetting","key":"k","value":7}'],
  [
    'an address that is not of the web',
    '{"type":"request","id":1,"request":{"method":"GET","url":"file:///etc/passwd","headers":{}}}',
  ],
  [
    'headers that are no texts',
    '{"type":"request","id":1,"request":{"method":"GET","url":"https://a.b/","headers":{"a":1}}}',
  ],
])('refuses %s', (_what, text) => {
  expect(parseCommand(text)).toBeUndefined();
});
