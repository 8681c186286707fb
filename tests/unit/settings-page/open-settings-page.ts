import { SettingsStore } from '../../../simulator/phone/settings-store';
import type { CodeExchange } from '../../../simulator/settings-page/oauth';
import { SettingsPage } from '../../../simulator/settings-page/settings-page';
import { VirtualClock } from '../../../simulator/world/clock';
import { Trace, type TraceEvent } from '../../../simulator/world/trace';
import { eventsOf } from '../phone/events-of';
import { FakeNetwork } from '../phone/fake-network';

/** A settings page of this script, open, with all that is around it. */
export function openSettingsPage(
  script: string,
  options: {
    exchange?: CodeExchange;
    stored?: Record<string, string>;
    language?: string;
    respond?: FakeNetwork['respond'];
  } = {},
) {
  const clock = new VirtualClock(1_700_000_000_000);
  const trace = new Trace(clock);
  const settings = new SettingsStore({ trace });
  for (const [key, value] of Object.entries(options.stored ?? {})) settings.set('settings', key, value);
  const network = new FakeNetwork(clock, options.respond ?? (() => ({ failure: 'nobody is there' })));
  const page = new SettingsPage({
    script,
    settings,
    clock,
    trace,
    network,
    zone: () => 'Europe/Vienna',
    language: options.language ?? 'de-AT',
    random: () => 0,
    codeExchange: options.exchange,
  });
  page.open();
  const advance = (ms: number): void => clock.runUntil(clock.now() + ms);
  const events = <K extends TraceEvent['kind']>(kind: K) => eventsOf(trace, kind);
  return { page, clock, trace, settings, network, pass: advance, events };
}

/** A script whose page is the expression; `h` makes elements, `log` writes to the console. */
export function pageScript(expression: string): string {
  return `const h = createComponent; const log = (x) => console.log(JSON.stringify(x));
    registerSettingsPage((props) => (${expression}));`;
}
