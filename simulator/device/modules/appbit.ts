import { createGranted } from '../../world/permissions';
import { addMembers } from '../add-members';
import type { AppContext } from '../app-context';

export interface AppbitModule {
  module: Record<string, unknown>;
  /** Dispatches the app's last event. */
  unload(): void;
  /** Whether the app lets the watch end it when nobody touches it. */
  isTimeoutEnabled(): boolean;
}

/** `appbit` */
export function createAppbitModule(context: AppContext): AppbitModule {
  const { realm, app } = context;
  const events = realm.createEventTarget({ name: 'me', types: ['unload'] });
  let isTimeoutEnabled = true;
  addMembers(realm, events.target, {
    applicationId: app.uuid,
    buildId: app.buildId,
    launchArguments: undefined,
    get appTimeoutEnabled() {
      return isTimeoutEnabled;
    },
    set appTimeoutEnabled(enabled: unknown) {
      isTimeoutEnabled = Boolean(enabled);
    },
    permissions: realm.createObject({ granted: createGranted(context.isGranted, context.warn) }),
    exit: () => context.requestExit(),
  });
  return {
    module: realm.createModule({ me: events.target }, 'me'),
    unload: () => void events.dispatch('unload'),
    isTimeoutEnabled: () => isTimeoutEnabled,
  };
}
