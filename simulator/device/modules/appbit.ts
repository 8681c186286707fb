import { addMembers } from '../add-members';
import type { AppContext } from '../app-context';

/** `appbit`; `unload` dispatches the app's last event. */
export function createAppbitModule(context: AppContext): { module: Record<string, unknown>; unload(): void } {
  const { realm, app } = context;
  const events = realm.createEventTarget();
  addMembers(realm, events.target, {
    applicationId: app.uuid,
    buildId: app.buildId,
    launchArguments: undefined,
    appTimeoutEnabled: true,
    permissions: realm.createObject({ granted: (name: unknown) => context.isGranted(String(name)) }),
    exit: () => context.requestExit(),
  });
  return {
    module: realm.createModule({ me: events.target }, 'me'),
    unload: () => void events.dispatch('unload'),
  };
}
