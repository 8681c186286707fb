import { syncedUntil } from '../../../world/watch-sync';
import { today } from '../../date-parameters';
import type { ReadRoute, ResourceCall } from '../../route';
import { SyncedActivity } from '../activity/synced-activity';
import { describePerson, getDisplayName } from './friends';

/** Today and the six days before it. */
const RANKED_DAYS = 7;

interface LeaderboardRow {
  id: string;
  name: string;
  friend: boolean;
  /** Undefined where the person has synced no steps. */
  steps: number | undefined;
}

/**
 * `GET /1.1/user/-/leaderboard/friends.json`: the friends and the account's owner, ranked by the steps of the last
 * seven days. People without synced steps come last, without a rank.
 */
export const leaderboardRoute: ReadRoute = {
  method: 'GET',
  path: '/1.1/user/{user}/leaderboard/friends.json',
  scopes: ['social'],
  handle(call) {
    const rows = [ownRow(call), ...friendRows(call)];
    const ranked = rows
      .filter((row) => row.steps !== undefined)
      .sort((a, b) => (b.steps ?? 0) - (a.steps ?? 0));
    const inactive = rows.filter((row) => row.steps === undefined);
    return {
      data: [
        ...ranked.map((row, i) => ({
          type: 'ranked-user',
          id: row.id,
          attributes: { 'step-rank': i + 1, 'step-summary': row.steps },
          ...relationships(row),
        })),
        ...inactive.map((row) => ({ type: 'inactive-user', id: row.id, ...relationships(row) })),
      ],
      included: [...ranked, ...inactive].map(describePerson),
    };
  },
};

function ownRow(call: ResourceCall): LeaderboardRow {
  const { persona, now } = call;
  const last = today(call);
  let steps = 0;
  for (let day = last - RANKED_DAYS + 1; day <= last; day++)
    steps += new SyncedActivity(persona, day, now).steps;
  const row = { id: persona.account.userId, name: getDisplayName(persona), friend: false };
  return { ...row, steps: steps > 0 ? steps : undefined };
}

function friendRows({ persona, now }: ResourceCall): LeaderboardRow[] {
  return persona.friends.map((friend) => ({
    id: friend.id,
    name: friend.name,
    friend: true,
    steps: persona.friendSteps(friend, syncedUntil(now)),
  }));
}

function relationships({ id }: LeaderboardRow): { relationships: unknown } {
  return { relationships: { user: { data: { type: 'person', id } } } };
}
