import { at, type Decoder, figure, flag, rows, text } from '../../decode';
import { patched } from '../../patched';
import type { Ranked } from '../health-source';

const ranking = rows('data', {
  id: at('id', text),
  // Somebody inactive has no attributes.
  rank: at('attributes?.step-rank', figure(1, 10000)),
  steps: at('attributes?.step-summary', figure(0, 2e6)),
});
const people = rows('included?', {
  id: at('id', text),
  name: at('attributes?.name?', text),
  // The wearer is among the ranked, and is nobody's friend here.
  friend: (value) => at('attributes?.friend?', flag)(value) !== false,
});

/** Body of /1.1/user/-/leaderboard/friends.json: those who are ranked, the best first. */
export const ranked: Decoder<Ranked[]> = (body) => {
  const known = people(body) || [];
  return ranking(body)
    .filter((one): one is Ranked => one.rank !== undefined && one.steps !== undefined)
    .map((one) => patched(patched({ friend: true }, known.filter(({ id }) => id === one.id)[0]), one))
    .sort((a, b) => a.rank - b.rank);
};
