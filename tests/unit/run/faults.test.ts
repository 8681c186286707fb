import { FAULTY_MODES } from '../../../simulator/cloud/failure-modes/failure-mode';
import { FaultError, parseFault } from '../../../simulator/run/parse-fault';
import { formatFault } from '../../../simulator/scenario/format-fault';
import { parseDuration } from '../../../simulator/world/duration';

test.each([
  ['200ms', 200],
  ['90s', 90_000],
  ['1h30m', 5_400_000],
  ['0.5h', 1_800_000],
  ['2d', 172_800_000],
])('%s is %d ms', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

test.each(['', '90', 'm', '1h 30m', '-5m', '5 minutes', '1h30'])('"%s" is not a duration', (text) => {
  expect(parseDuration(text)).toBeUndefined();
});

test('a fault without a time lasts from the start to the end', () => {
  expect(parseFault('link-off')).toEqual({ name: 'link-off', from: 0, to: undefined });
});

test('a fault can begin and end', () => {
  expect(parseFault('network-off@10m..1h')).toEqual({ name: 'network-off', from: 600_000, to: 3_600_000 });
});

test('the cloud can fail for some addresses only', () => {
  expect(parseFault('answer=500:/sleep/@5m')).toEqual({
    name: 'answer',
    failure: { mode: '500', urlPart: '/sleep/' },
    from: 300_000,
    to: undefined,
  });
});

test.each([
  ['network-off@10m..+1h', { from: 600_000, to: 4_200_000 }],
  ['kill-companion@wake', { from: 0, moment: { name: 'wake', nth: 1 } }],
  [
    'kill-companion@3d4h:written=account#2',
    { from: 273_600_000, moment: { name: 'written', part: 'account', nth: 2 } },
  ],
  [
    'network-off@request=https://api.example/oauth2/token..+10m',
    { moment: { name: 'request', part: 'https://api.example/oauth2/token', nth: 1 }, lastsMs: 600_000 },
  ],
])('%s has an end of its own, or begins at a moment', (spec, fault) => {
  expect(parseFault(spec)).toMatchObject(fault);
});

test.each([
  'link-off@10m..40m',
  'answer=429:/sleep/@1h',
  'kill-companion@wake',
  'kill-companion@3d4h:written=account#2',
  'network-off@request=/oauth2/token..+10m',
])('%s is written as it is read', (spec) => {
  expect(formatFault(parseFault(spec))).toBe(spec);
});

test.each(FAULTY_MODES)('a fault can name the mode %s', (mode) => {
  expect(parseFault(`answer=${mode}@1m..2m`).failure).toEqual({ mode });
});

test.each([
  ['gremlins', 'unknown fault "gremlins"'],
  ['answer=teapot', 'not "teapot"'],
  ['answer', 'needs one of'],
  ['answer=normal', 'not "normal"'],
  ['disk-full=3', 'takes no value'],
  ['link-off@soon', '"soon"'],
  ['link-off@1m..', '"" in fault'],
  ['link-off@2m..1m', 'ends before it begins'],
  ['link-off@2m..+0m', 'ends before it begins'],
  ['link-off@lunch', 'nor a moment: wake, request'],
  ['link-off@soon:wake', '"soon" in fault'],
  ['link-off@wake#0', 'the first moment is #1'],
  ['link-off@wake..1h', 'needs an end such as ..+10m'],
])('the error for %s says why', (spec, message) => {
  expect(() => parseFault(spec)).toThrow(FaultError);
  expect(() => parseFault(spec)).toThrow(message);
});
