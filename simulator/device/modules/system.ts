import { addMembers, createLiveObject } from '../add-members';
import { type AppContext, HEAP_BYTES } from '../app-context';

/** `system`. Memory is not measured; the figures are constant, those of a small face. */
export function createSystemModule(context: AppContext): Record<string, unknown> {
  const { realm, app, warn } = context;
  const createUsage = (used: number) =>
    createLiveObject(realm, ['used', 'peak', 'total'], () => {
      warn('system.memory: the simulator does not measure memory; its figures are made up');
      return { used, peak: used, total: HEAP_BYTES };
    });
  return realm.createModule({
    memory: realm.createObject({
      js: createUsage(HEAP_BYTES / 2),
      native: createUsage(HEAP_BYTES / 4),
      monitor: createMonitor(context),
    }),
    launchApp: () => warn('system.launchApp: other apps are not simulated; nothing is launched'),
    isAppInstalled: (uuid: unknown) => uuid === app.uuid,
  });
}

/** The memory monitor. Its pressure is always normal: reading it, or listening for its changes, is a warning. */
function createMonitor({ realm, warn }: AppContext): Record<string, unknown> {
  const { target } = realm.createEventTarget({ name: 'memory.monitor', types: ['memorypressurechange'] });
  // The realm's own function.
  const addEventListener = target.addEventListener as () => unknown;
  const report = (): void =>
    warn('system.memory.monitor: the simulator does not measure memory; the pressure is always normal');
  let handler: unknown = null;
  return addMembers(realm, target, {
    get pressure() {
      report();
      return 'normal';
    },
    get onmemorypressurechange() {
      return handler;
    },
    set onmemorypressurechange(value: unknown) {
      if (typeof value === 'function') report();
      handler = value;
    },
    addEventListener(type: unknown, listener: unknown) {
      if (String(type) === 'memorypressurechange') report();
      return Reflect.apply(addEventListener, target, [type, listener]);
    },
  });
}
