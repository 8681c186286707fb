import { addMembers, liveObject } from '../add-members';
import type { Launch } from '../launch';

/** The JavaScript heap of Fitbit OS 5 unless the package asks for more, in bytes. */
const HEAP = 64 * 1024;

/** `system`. Memory is not measured here: its figures are those of a small face and stand still. */
export function createSystemModule({ realm, app, warn }: Launch): Record<string, unknown> {
  const usage = (used: number) =>
    liveObject(realm, ['used', 'peak', 'total'], () => {
      warn('system.memory: the simulator does not measure memory; its figures are made up');
      return { used, peak: used, total: HEAP };
    });
  return realm.module({
    memory: realm.object({
      js: usage(HEAP / 2),
      native: usage(HEAP / 4),
      monitor: addMembers(realm, realm.eventTarget().target, { pressure: 'normal' }),
    }),
    launchApp: () => warn('system.launchApp: other apps are not simulated; nothing is launched'),
    isAppInstalled: (uuid: unknown) => uuid === app.uuid,
  });
}
