import { Announcer } from '../../../simulator/ui/announcer';

/** An announcer with all that it wrote, and a clock that `pass` moves on. */
function setUp() {
  const written: string[] = [];
  const works: (() => void)[] = [];
  const announcer = new Announcer(
    (text) => written.push(text),
    (work) => works.push(work),
  );
  return { announcer, written, pass: () => works.shift()?.() };
}

test('figures that run are not read out; other words are, and a text does not stay', () => {
  const { announcer, written, pass } = setUp();
  for (const heart of [81, 82, 83]) announcer.announce(`hours 14. heart ${heart}`, { isStill: false });
  expect(written).toEqual(['hours 14. heart 81']);
  pass();
  announcer.announce('hours 14. heart 90', { isStill: false });
  expect(written).toEqual(['hours 14. heart 81', '']);
  announcer.announce('SLEEP. 6h 57', { isStill: false });
  expect(written.at(-1)).toBe('SLEEP. 6h 57');
});

test('while time stands every text is read out, and of several within the interval the last', () => {
  const { announcer, written, pass } = setUp();
  announcer.announce('hours 14. minutes 42', { isStill: true });
  announcer.announce('hours 14. minutes 43', { isStill: true });
  announcer.announce('hours 14. minutes 44', { isStill: true });
  pass();
  expect(written).toEqual(['hours 14. minutes 42', '', 'hours 14. minutes 44']);
});

test('what waits is dropped when time runs fast, or when the text is again what was said', () => {
  const { announcer, written, pass } = setUp();
  announcer.announce('home', { isStill: false });
  announcer.announce('sleep', { isStill: false });
  announcer.cancel();
  pass();
  announcer.announce('sleep', { isStill: false });
  announcer.announce('home', { isStill: false });
  announcer.announce('sleep', { isStill: false });
  pass();
  expect(written).toEqual(['home', '', 'sleep', '']);
});
