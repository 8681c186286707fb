import { type FriendsSection, NAME_LENGTH } from '../../../common/snapshot';
import { toSeconds } from '../../dates';
import type { LeaderboardEntry } from '../../sources/health-source';
import type { RecordCache } from '../record-cache';
import { toWireFields, truncateName } from './section';

const ROWS = 3;

/** The wearer and the two nearest; the best three where the wearer is in no ranking. */
export const buildFriendsSection = ({ friends, profile }: RecordCache): FriendsSection | undefined => {
  if (!friends) return undefined;
  const all = friends.value;
  const own = profile && profile.value.id;
  const nameOf = ({ name }: LeaderboardEntry) => truncateName(name || '…', NAME_LENGTH);
  const me = all.findIndex(({ isFriend, id }) => !isFriend || id === own);
  const self = all[me];
  const neighbour = self && all[me > 0 ? me - 1 : 1];
  const first = Math.max(0, Math.min(me - 1, all.length - ROWS));
  return toWireFields({
    at: toSeconds(friends.fetchedAt),
    rank: self && self.rank,
    of: all.length,
    rows: all
      .slice(first, first + ROWS)
      .map((one) =>
        toWireFields({ rank: one.rank, steps: one.steps, name: one === self ? undefined : nameOf(one) }),
      ),
    gap: neighbour && Math.abs(neighbour.steps - self.steps),
    neighbour: neighbour && nameOf(neighbour),
  });
};
