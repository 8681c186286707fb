import type { Failure } from '../../../simulator/cloud/failure-modes/failure-mode';
import { ActiveFailures } from '../../../simulator/run/active-failures';

test('the same mode twice: each ends alone', () => {
  const failures = new ActiveFailures();
  const early: Failure = { mode: '500' };
  const late: Failure = { mode: '500' };
  failures.start(early);
  failures.start(late);
  failures.end(early);
  expect(failures.list()).toEqual([{ mode: '500' }]);
  failures.end(early);
  expect(failures.list()).toEqual([{ mode: '500' }]);
  failures.end(late);
  expect(failures.list()).toEqual([]);
});

test('those for some addresses come first, then the earlier ones', () => {
  const failures = new ActiveFailures();
  failures.start({ mode: '429' });
  failures.start({ mode: '500', urlPart: '/a' });
  failures.start({ mode: '503', urlPart: '/b' });
  expect(failures.list().map(({ mode }) => mode)).toEqual(['500', '503', '429']);
});

test('what is set by hand does not end what was started', () => {
  const failures = new ActiveFailures();
  failures.start({ mode: '500', urlPart: '/a' });
  failures.start({ mode: '503' });
  failures.set('slow', '/a');
  failures.set('normal', '/a');
  failures.set('slow');
  failures.set('normal');
  expect(failures.list()).toEqual([{ mode: '500', urlPart: '/a' }, { mode: '503' }]);
});
