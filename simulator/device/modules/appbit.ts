import { addMembers } from '../add-members';
import type { Launch } from '../launch';

/** `appbit`; `unload` tells the app that its run ends. */
export function createAppbitModule(launch: Launch): { module: Record<string, unknown>; unload(): void } {
  const { realm, app } = launch;
  const events = realm.eventTarget();
  addMembers(realm, events.target, {
    applicationId: app.uuid,
    buildId: app.buildId,
    launchArguments: undefined,
    appTimeoutEnabled: true,
    permissions: realm.object({ granted: (name: unknown) => launch.granted(String(name)) }),
    exit: () => launch.requestExit(),
  });
  return {
    module: realm.module({ me: events.target }),
    unload: () => void events.dispatch('unload'),
  };
}
