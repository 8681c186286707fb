import { SettingsStore } from '../../../simulator/phone/settings-store';
import type { OauthExchange } from '../../../simulator/settings-page/oauth';
import { SettingsPage } from '../../../simulator/settings-page/settings-page';
import { VirtualClock } from '../../../simulator/world/clock';
import { Trace, type TraceEvent } from '../../../simulator/world/trace';
import { eventsOf } from '../phone/events-of';
import { FakeNetwork } from '../phone/fake-network';

/** A settings page of this script, open, with all that is around it. */
export function openPage(
  script: string,
  options: { exchange?: OauthExchange; stored?: Record<string, string> } = {},
) {
  const clock = new VirtualClock(1_700_000_000_000);
  const trace = new Trace(clock);
  const settings = new SettingsStore({ trace });
  for (const [key, value] of Object.entries(options.stored ?? {})) settings.set('settings', key, value);
  const network = new FakeNetwork(clock, () => ({ failure: 'nobody is there' }));
  const page = new SettingsPage({
    script,
    settings,
    clock,
    trace,
    network,
    zone: () => 'Europe/Vienna',
    language: 'de-AT',
    random: () => 0,
    exchange: options.exchange,
  });
  page.open();
  const pass = (ms: number): void => clock.runUntil(clock.now() + ms);
  const events = <K extends TraceEvent['kind']>(kind: K) => eventsOf(trace, kind);
  return { page, clock, trace, settings, network, pass, events };
}

/** A script whose page is the expression; `h` makes elements, `log` writes to the console. */
export function pageOf(expression: string): string {
  return `const h = createComponent; const log = (x) => console.log(JSON.stringify(x));
    registerSettingsPage((props) => (${expression}));`;
}
