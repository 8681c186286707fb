import { buildFriendsSection } from '../../../../companion/sync/sections/friends';

describe('the wearer among their friends', () => {
  const leaderboard = [
    { id: 'A', rank: 1, steps: 61_000, isFriend: false },
    { id: 'B', rank: 2, steps: 52_000, isFriend: true },
    { id: 'ME', rank: 3, steps: 40_500, isFriend: false },
    { id: 'C', rank: 4, steps: 12_000, isFriend: true },
  ];
  const rankOf = (id: string | undefined) =>
    buildFriendsSection({
      friends: { fetchedAt: 1000, value: leaderboard },
      profile: { fetchedAt: 1000, value: id === undefined ? {} : { id } },
    })?.rank;

  // F65.
  it('is who the profile names, not somebody else who is no friend', () => {
    expect(rankOf('ME')).toBe(3);
    expect(rankOf('B')).toBe(2);
    // Not ranked today.
    expect(rankOf('OTHER')).toBeUndefined();
  });

  it('is the one who is no friend where the profile names nobody', () => {
    expect(rankOf(undefined)).toBe(1);
  });
});
