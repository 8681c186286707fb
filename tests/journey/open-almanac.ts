import { type OpenOptions, openSimulator, type Simulator } from '../../simulator/index';
import { FBA } from './command';

const opened: Simulator[] = [];
afterEach(async () => {
  for (const simulator of opened.splice(0)) await simulator.close();
});

/** The built face by the simulator's programmatic interface. It is closed after the test. */
export async function openAlmanac(options?: OpenOptions): Promise<Simulator> {
  const simulator = await openSimulator(FBA, { inProcess: true, ...options });
  opened.push(simulator);
  return simulator;
}

/** Lets time pass with the display off but at the end, as most of the day. */
export async function runUnseen(simulator: Simulator, span: string): Promise<void> {
  await simulator.setDisplay(false);
  await simulator.run(span);
  await simulator.setDisplay(true);
  await simulator.run('5s');
}

/** A text that can be seen on the watch, by its element's id; empty where it cannot. */
export async function readText(simulator: Simulator, id: string): Promise<string> {
  const texts = await simulator.texts();
  return texts.find((each) => each.id === id && each.isVisible)?.text ?? '';
}

/** Everything that can be read on the watch. */
export async function readWatch(simulator: Simulator): Promise<string> {
  const texts = (await simulator.texts()).filter(({ isVisible, text }) => isVisible && text !== '');
  return texts.map(({ text }) => text).join(' | ');
}

/** Everything that can be read on the settings page. */
export async function readSettingsText(simulator: Simulator): Promise<string> {
  return JSON.stringify((await simulator.report()).report.settings.tree ?? '');
}

/** All errors that were thrown or logged. */
export async function readErrors(simulator: Simulator): Promise<unknown[]> {
  const { device, companion } = (await simulator.report()).report;
  const lines = [...device.console, ...companion.console];
  const logged = lines.filter((line) =>
    /^(settings: )?error: /.test(typeof line === 'string' ? line : line.text),
  );
  return [...device.errors, ...companion.errors, ...logged];
}
