import { createRng, type Rng } from '../../persona/rng';
import { isRecord } from '../../world/guards';
import { changeJson, type FailureEffect } from './failure-effect';
import { type JsonObject, mapLists } from './json-lists';

/** What stands in the place of a member. Undefined: it is missing. `NaN` as text is proto3's JSON of a double. */
const ODD_VALUES: readonly unknown[] = [undefined, null, 'NaN', '', '--', true, {}, []];

/** The shortest list with a row that is neither the first nor the last. */
const MIN_ROWS = 3;

/**
 * Damages one member of one row in each list of a response. The first and the last row stay, one of which is the
 * newest. The same request gets the same damage.
 */
export const damageOneRow: FailureEffect = changeJson((body, { url, body: sent = '' }) => {
  const rng = createRng('odd-row', url, sent);
  return mapLists(body, (rows) => {
    if (rows.length < MIN_ROWS) return rows;
    const damaged = rng.integer(1, rows.length - 2);
    return rows.map((row, i) => (i === damaged ? damageOneMember(row, rng) : row));
  });
});

/** A copy of `row` with one of its members damaged, mostly one of an inner object where there are any. */
function damageOneMember(row: JsonObject, rng: Rng): JsonObject {
  const names = Object.keys(row);
  const name = names[rng.integer(0, names.length - 1)] ?? '';
  const member = row[name];
  if (isRecord(member) && Object.keys(member).length > 0 && rng.chance(0.8))
    return { ...row, [name]: damageOneMember(member, rng) };
  // A member that is undefined is absent in JSON.
  return { ...row, [name]: ODD_VALUES[rng.integer(0, ODD_VALUES.length - 1)] };
}
