import { addMembers, createLiveObject } from '../add-members';
import type { AppContext } from '../app-context';
import { HEAP_BYTES } from '../heap';

/** `system`. Memory is not measured; the figures are constant, those of a small face. */
export function createSystemModule({ realm, app, warn }: AppContext): Record<string, unknown> {
  const createUsage = (used: number) =>
    createLiveObject(realm, ['used', 'peak', 'total'], () => {
      warn('system.memory: the simulator does not measure memory; its figures are made up');
      return { used, peak: used, total: HEAP_BYTES };
    });
  return realm.createModule({
    memory: realm.createObject({
      js: createUsage(HEAP_BYTES / 2),
      native: createUsage(HEAP_BYTES / 4),
      monitor: addMembers(realm, realm.createEventTarget().target, { pressure: 'normal' }),
    }),
    launchApp: () => warn('system.launchApp: other apps are not simulated; nothing is launched'),
    isAppInstalled: (uuid: unknown) => uuid === app.uuid,
  });
}
