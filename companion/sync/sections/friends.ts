import { type FriendsSection, MAX_NAME_LENGTH } from '../../../common/snapshot';
import { abs, max, min } from '../../math';
import type { LeaderboardEntry } from '../../sources/health-source';
import { type RecordCache, recordOf } from '../record-cache';
import { getFetchTime, toWireFields, truncateName } from './section';

const MAX_ROWS = 3;

/** The wearer and the two nearest friends; the best three when the wearer is not ranked. */
export const buildFriendsSection = ({ friends, profile }: RecordCache): FriendsSection | undefined => {
  if (!friends) return undefined;
  const leaderboard = friends.value;
  const ownId = recordOf(profile).id;
  const displayName = ({ name }: LeaderboardEntry) => truncateName(name || '…', MAX_NAME_LENGTH);
  const ownIndex = leaderboard.findIndex(({ isFriend, id }) => (ownId ? id === ownId : !isFriend));
  const self = leaderboard[ownIndex];
  const neighbour = self && leaderboard[ownIndex > 0 ? ownIndex - 1 : 1];
  const first = max(0, min(ownIndex - 1, leaderboard.length - MAX_ROWS));
  return toWireFields({
    at: getFetchTime(friends),
    rank: self && self.rank,
    total: leaderboard.length,
    rows: leaderboard.slice(first, first + MAX_ROWS).map((entry) =>
      toWireFields({
        rank: entry.rank,
        steps: entry.steps,
        name: entry === self ? undefined : displayName(entry),
      }),
    ),
    gap: neighbour && abs(neighbour.steps - self.steps),
    neighbour: neighbour && displayName(neighbour),
  });
};
