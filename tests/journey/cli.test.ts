import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Report } from '../../simulator/run/report';
import {
  createFolder,
  FBA,
  type ProcessResult,
  REPOSITORY,
  runCommand,
  runProgram,
  simulate,
} from './command';
import { readPng } from './read-png';

const folder = createFolder();
afterAll(() => folder.remove());

/** A signed-in quarter of an hour with two pictures; the second shows what a tap brought. */
const WALK = ['--sign-in', '--for', '15m', '--tap', '168,168@2m'];

/** `text` is the report as it was written, without the names of the pictures' files. */
interface Walked extends ProcessResult {
  text: string;
  report: Report;
  pictures: Buffer[];
}

async function walk(name: string, ...more: string[]): Promise<Walked> {
  const pictures = ['home', 'tapped'].map((each) => folder.path(`${name}-${each}.png`));
  const [home, tapped] = pictures;
  const file = folder.path(`${name}.json`);
  const shots = ['--screenshot', `${tapped}@2m`, '--screenshot', `${home}@1m`];
  const ended = await runCommand('sim', FBA, ...WALK, ...shots, '--report', file, ...more);
  const text = readFileSync(file, 'utf8').replaceAll(folder.path(name), '');
  return { ...ended, text, report: JSON.parse(text), pictures: pictures.map((path) => readFileSync(path)) };
}

const seen = (report: Report, id: string): string | undefined =>
  report.device.texts.find((each) => each.id === id && each.visible)?.text;

describe('a walk with everything', () => {
  let one: Walked;
  let again: Walked;
  let other: Walked;

  beforeAll(async () => {
    [one, again, other] = await Promise.all([walk('one'), walk('again'), walk('other', '--seed', '2')]);
  });

  test('ends well and writes nothing but its files', () => {
    expect([one.status, one.stdout, one.stderr]).toEqual([0, '', '']);
  });

  test('the report has the shape that docs/simulator.md describes', () => {
    const count = { count: expect.any(Number), bytes: expect.any(Number) };
    const time = expect.stringMatching(/^2026-07-14T12:4\d:\d\d\.\d{3}Z$/);
    const { device, companion, settings, link, screenshots } = one.report;
    expect(Object.keys(one.report)).toEqual(['device', 'companion', 'settings', 'link', 'screenshots']);
    expect(Object.keys(device)).toEqual(['display', 'texts', 'console', 'errors', 'warnings']);
    expect(device).toMatchObject({ errors: [], warnings: [] });
    for (const text of device.texts) {
      expect(text).toEqual({
        id: expect.any(String),
        text: expect.any(String),
        visible: expect.any(Boolean),
      });
    }
    expect(Object.keys(companion)).toEqual(['console', 'errors', 'requests']);
    expect(companion.console).toContain('log: sign-in: ok');
    expect(companion.errors).toEqual([]);
    expect(companion.requests[0]).toEqual({
      t: time,
      method: 'POST',
      url: 'https://api.fitbit.com/oauth2/token',
      status: 200,
    });
    expect(Object.keys(settings)).toEqual(['keys', 'tree']);
    expect(settings.keys).toMatchObject({ status: expect.any(String) });
    expect(JSON.stringify(settings.tree)).toContain('Sign out');
    expect(link.messages).toEqual({ toWatch: count, toPhone: count });
    expect(link.files.length).toBeGreaterThanOrEqual(2);
    for (const file of link.files) {
      expect(file).toEqual({
        t: time,
        name: expect.any(String),
        bytes: expect.any(Number),
        state: 'transferred',
      });
    }
    expect(screenshots).toEqual(['-home.png', '-tapped.png']);
  });

  test('no secret is in the report: nothing in it is as long as a token, but the challenge', () => {
    const { codeChallenge } = JSON.parse(one.report.settings.keys.challenge ?? '{}');
    expect(codeChallenge).toHaveLength(43);
    expect(one.text.match(/[\w.-]{40,}/g)).toEqual([codeChallenge]);
  });

  test('the pictures are whole, and a tap shows on the picture of the same moment', () => {
    const [home, tapped] = one.pictures.map(readPng);
    expect([home?.width, home?.height]).toEqual([336, 336]);
    expect([tapped?.width, tapped?.height]).toEqual([336, 336]);
    expect(home?.rows.equals(tapped?.rows ?? Buffer.of())).toBe(false);
    expect(seen(one.report, 'title')).toBe('SLEEP');
  });

  test('the same command writes the same bytes, another seed another life', () => {
    expect(again.text).toBe(one.text);
    expect(again.pictures).toEqual(one.pictures);
    expect(other.status).toBe(0);
    expect(other.text).not.toBe(one.text);
    expect(other.pictures[0]?.equals(one.pictures[0] as Buffer)).toBe(false);
  });
});

test('without --sign-in the settings page is not opened', async () => {
  const { status, report } = await simulate(FBA, '--for', '10s', '--set', 'note=a=b');
  expect(status).toBe(0);
  expect(report.settings.tree).toBeNull();
  expect(report.settings.keys.note).toBe('a=b');
  expect(report.companion.requests).toEqual([]);
});

test('--sign-in takes a service, before or behind the file, in any case, and keeps it', async () => {
  const [google, fitbit, either] = await Promise.all([
    simulate(FBA, '--sign-in', 'Google', '--sign-in', '--for', '1m', '--language', 'de-DE'),
    runCommand('sim', '--sign-in', 'fitbit', FBA, '--for', '1m'),
    runCommand('sim', '--sign-in', FBA, '--for', '1m'),
  ]);
  expect([google.status, google.stderr]).toEqual([0, '']);
  const { companion, settings } = google.report;
  expect(companion.requests[0]).toMatchObject({ url: 'https://oauth2.googleapis.com/token', status: 200 });
  expect(companion.requests.filter(({ url }) => url.includes('fitbit'))).toEqual([]);
  expect(JSON.parse(settings.keys.status ?? '')).toMatchObject({ service: 'google', state: 'ok' });
  expect([fitbit.status, fitbit.stderr]).toEqual([0, '']);
  expect(fitbit.stdout).toContain('https://api.fitbit.com/oauth2/token');
  expect(fitbit).toEqual(either);
});

test('--start and --tz say what the watch shows; an hour that the clocks skip is the next', async () => {
  const [gap, tokyo, offset, twice] = await Promise.all([
    simulate(FBA, '--start', '2026-03-29T02:30', '--for', '1s'),
    simulate(FBA, '--start', '2026-07-14T09:05', '--for', '1s', '--tz', 'Asia/Tokyo'),
    simulate(FBA, '--start', '2026-07-14T09:05-05:00', '--for', '1s', '--device', 'vulcan'),
    simulate(FBA, '--start', '2026-10-25T02:30', '--for', '1s'),
  ]);
  const moment = ({ report }: { report: Report }) => [
    seen(report, 'hours'),
    seen(report, 'minutes'),
    report.link.files[0]?.t.slice(0, 16),
  ];
  expect(moment(gap)).toEqual(['03', '30', '2026-03-29T01:30']);
  expect(moment(tokyo)).toEqual(['09', '05', '2026-07-14T00:05']);
  expect(moment(offset)).toEqual(['16', '05', '2026-07-14T14:05']);
  expect(moment(twice)).toEqual(['02', '30', '2026-10-25T00:30']);
});

test('a fault is not an error of the command: a sign-in that fails offline is reported', async () => {
  const { status, stderr, report } = await simulate(FBA, '--sign-in', '--fault', 'network-off');
  expect([status, stderr]).toEqual([0, '']);
  expect(report.device.warnings).toEqual(['settings: <Oauth>: the phone is offline']);
  expect(report.companion.requests).toEqual([]);
});

test.each(['noor', 'idle'])('a day in the life of %s passes without errors', async (persona) => {
  const { status, stderr, report } = await simulate(FBA, '--persona', persona, '--sign-in', '--for', '1d');
  expect([status, stderr]).toEqual([0, '']);
  expect([...report.device.errors, ...report.companion.errors]).toEqual([]);
  const nextDay = report.companion.requests.filter(({ t }) => t.startsWith('2026-07-15'));
  expect(nextDay.map((each) => each.status)).toContain(200);
});

test('paths start from the folder where npm was called', async () => {
  const cwd = join(REPOSITORY, 'build');
  const report = folder.path('from-build.json');
  const args = ['run', '-s', 'sim', '--', 'app.fba', '--for', '1s', '--report', relative(cwd, report)];
  expect(await runProgram('npm', args, { cwd })).toMatchObject({ status: 0, stdout: '' });
  expect(JSON.parse(readFileSync(report, 'utf8')).link.files).toHaveLength(1);
});

test('--help names every option', async () => {
  const { status, stdout, stderr } = await runCommand('sim', '--help');
  expect([status, stderr]).toEqual([0, '']);
  const options = ['device', 'start', 'tz', 'for', 'persona', 'set', 'sign-in', 'route', 'fault', 'tap'];
  for (const option of [...options, 'screenshot', 'seed', 'report', 'help'])
    expect(stdout).toContain(`--${option}`);
});
