import { spawnSync } from 'node:child_process';
import { formatCurl } from '../../../simulator/ui/format-curl';
import type { RequestEvent } from '../../../simulator/world/trace';

const BASE: RequestEvent = {
  kind: 'request',
  method: 'GET',
  url: 'https://api.fitbit.com/1/user/-/profile.json?a=[1-9]&b=2',
  requestHeaders: {},
};

const plain = (text: string): string => text;

/** The arguments that a shell gives to curl, and nothing else that it does. */
function argumentsIn(command: string | undefined): unknown {
  const { stdout, stderr } = spawnSync(
    '/bin/bash',
    ['--norc', '-c', `curl() { for each in "$@"; do printf '%s\\0' "$each"; done; }\n${command}`],
    { encoding: 'utf8', env: { LC_ALL: 'C.UTF-8', PATH: '' } },
  );
  return stderr === '' ? stdout.split('\0').slice(0, -1) : stderr;
}

const EVIL = [
  `a'; echo it runs #`,
  '$(echo it runs) `echo it runs` $HOME !! \\',
  '@/home/u/.ssh/id_rsa',
  `\u001b[31m\u0003 it's \\' \u202e!cat "é😀"`,
  '--output /tmp/x\n\nlines\n',
];

test.each(EVIL)('what is in a request stays one argument: %j', (text) => {
  const url = `https://api.example/${encodeURI(text.replace(/[\n\0]/g, ''))}'x`;
  const header = text.replaceAll('\n', '');
  const command = formatCurl(
    { ...BASE, method: 'POST', url, requestHeaders: { a: header }, requestBody: text },
    plain,
  );
  expect(argumentsIn(command)).toEqual([
    ...['--globoff', '-X', 'POST', url, '-H', `a: ${header}`, '--data-raw', text],
  ]);
  expect(command).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});

test.each<Partial<RequestEvent>>([
  { method: 'GET; curl x|sh #' },
  { method: 'GET&rm$IFS-rf$IFS~&' },
  { url: 'gopher://127.0.0.1:6379/_FLUSHALL' },
  { url: 'file:///etc/passwd' },
  { requestHeaders: { '@/etc/passwd': '1' } },
  { requestHeaders: { a: '1\r\nb: 2' } },
  { requestHeaders: { '-o': '1' } },
  { requestBody: 'a\0b' },
])('what could be more than a request is no command: %j', (part) => {
  expect(formatCurl(BASE, plain)).toBe(`curl --globoff -X 'GET' '${BASE.url}'`);
  expect(formatCurl({ ...BASE, ...part }, plain)).toBeUndefined();
});

test('what the row covers is covered in the command', () => {
  const command = formatCurl(
    {
      ...BASE,
      url: 'https://x.example/?code=SECRET',
      requestHeaders: { authorization: 'Bearer SECRET' },
      requestBody: 'SECRET',
    },
    (text) => text.replaceAll('SECRET', '••••'),
  );
  expect(command).toBe(
    "curl --globoff -X 'GET' 'https://x.example/?code=••••' -H 'authorization: Bearer ••••' --data-raw '••••'",
  );
});
