import type { Action, ScenarioWorld } from '../scenario';

/** Work that always succeeds. */
export function action(perform: (world: ScenarioWorld) => Promise<unknown>): Action {
  return {
    async perform(world) {
      await perform(world);
      return undefined;
    },
  };
}
