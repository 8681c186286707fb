import { WorldTarget } from '../../../simulator/developer-relay/world-target';
import type { LiveWorld } from '../../../simulator/server/live-world';

/** A target whose world answers every call with `result`. Only the connection of the world is called. */
function targetOf(result: unknown): WorldTarget {
  return new WorldTarget({ connection: { call: async () => result } } as unknown as LiveWorld);
}

test('the watch and its app, as a world names them', async () => {
  const app = { uuid: 'u', buildId: '0x1' };
  expect(await targetOf({ model: 'vulcan', app }).describe()).toEqual({ model: 'vulcan', app });
  expect(await targetOf({ model: 'atlas', app: null }).describe()).toEqual({ model: 'atlas', app: null });
});

test.each([
  { model: 'constructor', app: null },
  { model: {}, app: null },
  { model: 'atlas', app: { uuid: {}, buildId: '0x1' } },
  { model: 'atlas', app: { uuid: 'u' } },
])('what is no description is refused: %j', async (description) => {
  await expect(targetOf(description).describe()).rejects.toMatchObject({ name: 'TargetError' });
});

test.each([
  [null, undefined],
  ['a', undefined],
  [{ text: 'a', more: 1 }, { text: 'a' }],
  [{ error: 'a' }, { error: 'a' }],
  [{ text: { toString: 1 } }, { text: '' }],
])('a value is a text: %j', async (result, evaluation) => {
  expect(await targetOf(result).evaluate('1')).toEqual(evaluation);
});
