import type { AppPackage } from '../../../simulator/app-package/app-package';
import { Link } from '../../../simulator/peer/link';
import type { CompanionOptions } from '../../../simulator/phone/companion-options';
import { LocalStore } from '../../../simulator/phone/local-store';
import { Phone } from '../../../simulator/phone/phone';
import { SettingsStore } from '../../../simulator/phone/settings-store';
import { VirtualClock } from '../../../simulator/world/clock';
import type { CloudRequest, CloudResponse } from '../../../simulator/world/http';
import type { NetworkFailure } from '../../../simulator/world/network';
import { Trace, type TraceEvent } from '../../../simulator/world/trace';
import { repeatedText } from '../world/repeated-text';
import { eventsOf } from './events-of';
import { FakeNetwork, json } from './fake-network';

interface StartPhoneOptions extends Partial<CompanionOptions> {
  permissions?: string[];
  wakeInterval?: number;
  respond?: (request: CloudRequest) => CloudResponse | NetworkFailure | undefined;
}

/** A phone with an app whose companion is `script`, asleep. */
export function startPhone(script: string | undefined, startOptions: StartPhoneOptions = {}) {
  const {
    permissions = ['access_internet', 'run_background'],
    wakeInterval: wakeIntervalMs,
    respond,
    ...options
  } = startOptions;
  const clock = new VirtualClock(Date.UTC(2024, 0, 15, 6));
  const trace = new Trace(clock);
  const settings = new SettingsStore({ trace });
  const localStorage = new LocalStore();
  const link = new Link({ clock, trace });
  const network = new FakeNetwork(clock, respond ?? (() => json({ hello: 'world' })));
  const app: AppPackage = {
    name: 'Test',
    uuid: '11111111-2222-3333-4444-555555555555',
    buildId: '0x0123456789abcdef',
    appType: 'clockface',
    sizeBytes: 0,
    devices: {},
    companion: script === undefined ? undefined : { script, wakeIntervalMs, permissions },
    settings: undefined,
    sourceMaps: new Map(),
  };
  const phone = new Phone({
    app,
    clock,
    trace,
    link,
    network,
    settings,
    localStorage,
    zone: () => 'Europe/Vienna',
    language: 'de-AT',
    os: 'Android',
    random: () => 0x12345678,
    ...options,
  });
  const advance = (ms: number): void => clock.runUntil(clock.now() + ms);
  const events = <K extends TraceEvent['kind']>(kind: K) => eventsOf(trace, kind);
  return {
    phone,
    companion: phone.companion,
    clock,
    trace,
    settings,
    localStorage,
    link,
    network,
    advance: advance,
    events,
    /** What the companion wrote to the console. */
    lines: () => events('console').flatMap(repeatedText),
    /** Launches and ends, `wake wokenUp`. */
    lifecycle: () =>
      trace.entries.flatMap((entry) => {
        if (entry.kind === 'wake') return [`wake ${entry.reason}`];
        return entry.kind === 'unload' ? [`unload ${entry.cause}`] : [];
      }),
  };
}
