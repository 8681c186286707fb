import type { LeaderboardEntry } from '../../../../companion/sources/health-source';
import { ALL_PAGES } from '../data-sets';
import { cached, content, SECONDS } from './records';

describe('the friends', () => {
  const friend = (rank: number, change: Partial<LeaderboardEntry> = {}): LeaderboardEntry => ({
    id: `F${rank}`,
    name: `Friend${rank}`,
    rank,
    steps: 10000 - rank * 100,
    isFriend: true,
    ...change,
  });
  const sectionOf = (friends: LeaderboardEntry[], profile?: { id: string }) =>
    content({ friends: cached(friends), ...(profile && { profile: cached(profile) }) }).friends;
  const me = (rank: number) => friend(rank, { isFriend: false });

  it('has the wearer, the neighbours, and the gap to the one ahead', () => {
    expect(sectionOf([friend(1), friend(2), me(3), friend(4), friend(5)])).toEqual({
      at: SECONDS,
      rank: 3,
      total: 5,
      rows: [
        { rank: 2, steps: 9800, name: 'Friend2' },
        { rank: 3, steps: 9700 },
        { rank: 4, steps: 9600, name: 'Friend4' },
      ],
      gap: 100,
      neighbour: 'Friend2',
    });
  });

  it('shows two below the first, and two above the last', () => {
    expect(sectionOf([me(1), friend(2), friend(3), friend(4)])).toMatchObject({
      rank: 1,
      rows: [{ rank: 1 }, { rank: 2 }, { rank: 3 }],
      gap: 100,
      neighbour: 'Friend2',
    });
    expect(sectionOf([friend(1), friend(2), friend(3), me(4)])).toMatchObject({
      rows: [{ rank: 2 }, { rank: 3 }, { rank: 4 }],
      neighbour: 'Friend3',
    });
  });

  it('finds the wearer by the profile when the ranking does not mark them', () => {
    expect(sectionOf([friend(1), friend(2)], { id: 'F2' })).toMatchObject({ rank: 2, gap: 100 });
  });

  it('has the best three when the wearer is not ranked, and is empty without anybody', () => {
    const shown = sectionOf([friend(1), friend(2), friend(3), friend(4)]);
    expect(shown).toMatchObject({ total: 4, rows: [{ rank: 1 }, { rank: 2 }, { rank: 3 }] });
    expect(shown).not.toHaveProperty('rank');
    expect(shown).not.toHaveProperty('gap');
    expect(sectionOf([])).toEqual({ at: SECONDS, total: 0, rows: [] });
    expect(sectionOf([me(1)])).toEqual({ at: SECONDS, rank: 1, total: 1, rows: [{ rank: 1, steps: 9900 }] });
  });

  it('truncates long names between whole characters in any script', () => {
    const names = ['Oluwaseun', 'Maximiliane', '👩🏽‍🚀👩🏽‍🚀👩🏽‍🚀', undefined];
    const rows = names.map((name, i) => sectionOf([me(1), friend(2, { name, id: `${i}` })])?.rows[1]?.name);
    expect(rows.slice(0, 2)).toEqual(['Oluwaseun', 'Maximilia…']);
    expect(rows[2]).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
    expect(rows[3]).toBe('…');
  });

  it('is absent when the page is off', () => {
    const records = { friends: cached([me(1), friend(2, { name: 'Jonas' })]) };
    for (const page of ALL_PAGES) {
      expect(JSON.stringify(content(records, [page])).includes('Jonas')).toBe(page === 'friends');
    }
  });
});
