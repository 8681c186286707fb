import fc from 'fast-check';
import { acceptSnapshot } from '../../../../common/accept-snapshot';
import type { Goal } from '../../../../common/preferences';
import type { PageName } from '../../../../common/snapshot';
import { toSnapshot } from '../../../../companion/sync/summarise';
import { encodeCbor } from '../../../../simulator/peer/cbor';
import { ALL_PAGES, PLAIN_CHOICE } from '../data-sets';
import { ACCOUNT, AT, cached, content, everything, look, SECONDS } from './records';

it('omits a section whose data sets were never fetched', () => {
  expect(content({})).toEqual({ account: ACCOUNT, look: look(...ALL_PAGES) });
});

describe('a snapshot', () => {
  it('with every section stays within 1,010 bytes', () => {
    const snapshot = toSnapshot(content(everything()), 4294967295, 1234, AT);
    expect(Object.keys(snapshot)).toHaveLength(13);
    expect(encodeCbor(snapshot).length).toBeLessThanOrEqual(1010);
  });

  it('is little larger when every field has its maximum length', () => {
    const records = everything(40);
    for (const one of records.friends?.value ?? []) one.name = 'Maximiliane';
    const devices = ['Pixel Watch 3', 'Inspire HR', 'Charge 6'].map(
      (name) => ({ id: name, name, kind: 'tracker', battery: 3, syncedAt: AT }) as const,
    );
    const snapshot = toSnapshot(
      content({ ...records, devices: cached([...devices]) }),
      4294967295,
      99999,
      AT,
    );
    expect(encodeCbor(snapshot).length).toBeLessThan(1100);
  });

  it('passes the check of the watch with any night', () => {
    fc.assert(
      fc.property(fc.nat(40), (segments) => {
        const snapshot = toSnapshot(content(everything(segments)), 4294967295, 123456, AT);
        const checked = acceptSnapshot(snapshot);
        expect(checked).toMatchObject({ origin: 4294967295, seq: 123456, at: SECONDS });
        expect(checked?.sleep?.asleep).toBe(416);
        expect(checked?.week?.dailySteps).toEqual(snapshot.week?.dailySteps);
        expect(checked?.recovery?.restingHeartRate).toEqual(snapshot.recovery?.restingHeartRate);
      }),
    );
  });

  it.each<[Goal[], boolean, boolean]>([
    [['steps', 'water'], true, true],
    [['steps'], true, false],
    [['water'], false, true],
    [[], false, false],
  ])('contains only the goals that the wearer wants to see: %j', (goals, steps, water) => {
    const { week, body } = content(everything(), ALL_PAGES, { ...PLAIN_CHOICE, goals });
    expect(['goal' in (week ?? {}), 'waterGoal' in (body ?? {})]).toEqual([steps, water]);
  });

  it('contains nothing of a page that is off', () => {
    const sections = (pages: readonly PageName[]) => Object.keys(content(everything(), pages)).sort();
    expect(sections([])).toEqual(['account', 'intradaySteps', 'look', 'recovery', 'sleep', 'week']);
    expect(sections(['body'])).toContain('body');
    expect(sections(['friends', 'status'])).toEqual(expect.arrayContaining(['friends', 'devices']));
    expect(Object.keys(content(everything(), ['sleep']).recovery ?? {})).toEqual([
      'at',
      'date',
      'restingHeartRate',
    ]);
  });
});
