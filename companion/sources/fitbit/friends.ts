import { boolean, type Decoder, field, numberInRange, objects, string } from '../../decode';
import type { LeaderboardEntry } from '../health-source';

const entries = objects('data', {
  id: field('id', string),
  // Somebody inactive has no attributes.
  rank: field('attributes?.step-rank', numberInRange(1, 10000)),
  steps: field('attributes?.step-summary', numberInRange(0, 2e6)),
});
const friends = objects('included?', {
  id: field('id', string),
  name: field('attributes?.name?', string),
  // The wearer is among the ranked, and is nobody's friend here.
  isFriend: (value) => field('attributes?.friend?', boolean)(value) !== false,
});

/** Body of /1.1/user/-/leaderboard/friends.json: those who are ranked, the best first. */
export const leaderboard: Decoder<LeaderboardEntry[]> = (body) => {
  const knownFriends = friends(body) || [];
  return entries(body)
    .filter((one): one is LeaderboardEntry => one.rank !== undefined && one.steps !== undefined)
    .map((one) =>
      Object.assign(
        { isFriend: true },
        knownFriends.find(({ id }) => id === one.id),
        one,
      ),
    )
    .sort((a, b) => a.rank - b.rank);
};
