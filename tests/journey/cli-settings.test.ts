import { writeFileSync } from 'node:fs';
import { createFolder, simulate } from './command';
import { packApp } from './hand-made-app';

const folder = createFolder();
afterAll(() => folder.remove());

/** Shows what its companion sends: the value of the key `word`, at the start and at every change. */
const face = folder.path('word.fba');
writeFileSync(
  face,
  packApp({
    face: `
      var time = require('document').default.getElementById('time');
      require('messaging').peerSocket.onmessage = function (event) {
        time.text = event.data;
        console.log('shows ' + event.data);
      };
      time.onclick = function () { console.log('tapped at ' + time.text); };
    `,
    companion: `
      const { settingsStorage } = require('settings');
      const { peerSocket } = require('messaging');
      const send = () => peerSocket.send(settingsStorage.getItem('word') || 'nothing');
      peerSocket.onopen = send;
      settingsStorage.onchange = ({ key, oldValue, newValue }) => {
        console.log(key + ': ' + oldValue + ' -> ' + newValue);
        send();
      };
    `,
    view: '<svg><text id="time" x="50%" y="50%" font-size="32" fill="white" pointer-events="visible" text-length="40">--</text></svg>',
  }),
);

test('--set with a time stores the value then, and companion and face react', async () => {
  const { report } = await simulate(
    face,
    ...['--set', 'word=late@40s', '--set', 'word=early', '--set', 'word=@20s', '--set', 'word=a@b@30s'],
  );
  expect(report.companion.console).toEqual([
    'log: word: early -> ',
    'log: word:  -> a@b',
    'log: word: a@b -> late',
  ]);
  expect(report.device.console).toEqual([
    'log: shows early',
    'log: shows nothing',
    'log: shows a@b',
    'log: shows late',
  ]);
  expect(report.device.texts).toMatchObject([{ text: 'late' }]);
});

test('only a duration at the end is a time', async () => {
  const { report } = await simulate(
    face,
    ...['--set', 'mail=me@example.org', '--set', 'a=b=c@', '--set', 'word=x@5m@1s'],
  );
  expect(report.settings.keys).toEqual({ mail: 'me@example.org', a: 'b=c@', word: 'x@5m' });
});

test('at the same moment a tap comes before the change', async () => {
  const { report } = await simulate(
    face,
    '--set',
    'word=new@10s',
    '--set',
    'word=old',
    '--tap',
    '168,160@10s',
  );
  expect(report.device.console).toEqual(['log: shows old', 'log: tapped at old', 'log: shows new']);
});

test('secrets are covered in the report, wherever they come; --show-tokens shows them', async () => {
  const options = ['--set', 'apiToken={"value":"s3cret-value"}', '--set', 'word=s3cret-value@2s'];
  const { stdout, report } = await simulate(face, ...options);
  expect(stdout).not.toContain('s3cret');
  expect(report.settings.keys).toEqual({ apiToken: '••••', word: '••••' });
  expect(report.device.console).toEqual(['log: shows nothing', 'log: shows ••••']);
  const { report: shown } = await simulate(face, ...options, '--show-tokens');
  expect(shown.settings.keys.apiToken).toBe('{"value":"s3cret-value"}');
  expect(shown.device.console).toContain('log: shows s3cret-value');
});
