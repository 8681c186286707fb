import { findNextAlarm } from '../../../settings/next-alarm';
import { TODAY } from '../../today';

describe('an alarm', () => {
  // 14 July 2026 is a Tuesday.
  const alarm = (minute: number, weekDays: string[], change = {}) => ({
    enabled: true,
    deleted: false,
    minute,
    weekDays,
    ...change,
  });

  it('rings on the next of its days', () => {
    expect(findNextAlarm([alarm(435, ['MONDAY', 'TUESDAY'])], { date: TODAY, minute: 434 })).toEqual({
      date: TODAY,
      minute: 435,
    });
    expect(findNextAlarm([alarm(435, ['MONDAY', 'TUESDAY'])], { date: TODAY, minute: 435 })).toEqual({
      date: TODAY + 6,
      minute: 435,
    });
    expect(findNextAlarm([alarm(435, ['TUESDAY'])], { date: TODAY, minute: 435 })).toEqual({
      date: TODAY + 7,
      minute: 435,
    });
  });

  it('without days rings once, today or tomorrow', () => {
    expect(findNextAlarm([alarm(435, [])], { date: TODAY, minute: 600 })).toEqual({
      date: TODAY + 1,
      minute: 435,
    });
  });

  it('is the one that rings first, never one that is off', () => {
    const off = [alarm(700, [], { enabled: false }), alarm(710, [], { deleted: true })];
    expect(
      findNextAlarm([...off, alarm(900, []), alarm(800, ['TUESDAY'])], { date: TODAY, minute: 600 }),
    ).toEqual({
      date: TODAY,
      minute: 800,
    });
    expect(findNextAlarm(off, { date: TODAY, minute: 600 })).toBeUndefined();
  });
});
