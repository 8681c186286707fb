import { extend } from '../../assign';
import {
  boolean,
  type Decoder,
  field,
  numberInRange,
  objects,
  optional,
  optionalField,
  string,
} from '../../decode';
import { sortBy } from '../../sort-by';
import type { LeaderboardEntry } from '../health-source';

const entries = objects('data', {
  id: optionalField('id', string),
  // An inactive friend has no attributes.
  rank: field('attributes?.step-rank', numberInRange(1, 10000)),
  steps: field('attributes?.step-summary', numberInRange(0, 2e6)),
});
const friends = optional(
  objects('included?', {
    id: field('id', string),
    name: optionalField('attributes?.name?', string),
    // The wearer is ranked too, but is no friend.
    isFriend: (value) => optionalField('attributes?.friend?', boolean)(value) !== false,
  }),
);

/** Body of /1.1/user/-/leaderboard/friends.json: the ranked people, the best first. */
export const leaderboard: Decoder<LeaderboardEntry[]> = (body) => {
  const knownFriends = friends(body) || [];
  const ranked = entries(body).filter(
    (one): one is typeof one & Pick<LeaderboardEntry, 'rank' | 'steps'> => !!one.rank && one.steps != null,
  );
  return sortBy(ranked, ({ rank }) => rank).map((one) =>
    extend(
      extend(
        { isFriend: true },
        knownFriends.find(({ id }) => id === one.id),
      ),
      one,
    ),
  );
};
