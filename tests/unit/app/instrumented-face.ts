import { Watch } from '../../../simulator/device/watch';
import { WatchDisk } from '../../../simulator/device/watch-disk';
import { Link } from '../../../simulator/peer/link';
import { createPersona } from '../../../simulator/persona/create-persona';
import { createRandom } from '../../../simulator/realm/random';
import { VirtualClock } from '../../../simulator/world/clock';
import { Trace } from '../../../simulator/world/trace';
import { builtApp, START } from '../../journey/built-app';
import { FakeSensors } from '../device/fake-sensors';

/** The built face on a watch whose sensors and time are controlled by a test. */
export class InstrumentedFace {
  readonly sensors = new FakeSensors();
  readonly watch: Watch;
  readonly link: Link;
  readonly disk = new WatchDisk();
  private readonly clock = new VirtualClock(START);
  private readonly trace = new Trace(this.clock);

  /**
   * Starts with the display off. `kept`: the snapshot on its disk; `denied`: permissions that the wearer denied; `app`:
   * the built face, or a variant of it.
   */
  constructor(kept: Uint8Array, denied: string[] = [], app = builtApp()) {
    const { clock, trace, sensors, disk } = this;
    this.link = new Link({ clock, trace });
    disk.write('kept.cbor', kept, START);
    const { zone, preferences } = createPersona('mara');
    this.watch = new Watch({
      app,
      model: 'atlas',
      clock,
      trace,
      link: this.link,
      zone: () => zone,
      sensors,
      disk,
      preferences,
      random: createRandom(1),
      deniedPermissions: new Set(denied),
    });
    this.watch.launch();
    this.watch.setDisplay(false);
  }

  /** Runs for some time. Returns the writes to elements, the looked-up messages and the entries of the trace in it. */
  runFor(ms: number): { writes: number; lookups: number; entries: number } {
    const { watch, trace, clock } = this;
    const [{ writes, i18nLookups }, entries] = [watch.counts, trace.nextId];
    clock.runUntil(clock.now() + ms);
    const { counts } = watch;
    return {
      writes: counts.writes - writes,
      lookups: counts.i18nLookups - i18nLookups,
      entries: trace.nextId - entries,
    };
  }

  /** The last line that the face logged. */
  get lastLine(): string {
    const line = this.trace.entries.filter((entry) => entry.kind === 'console').at(-1);
    return line?.kind === 'console' ? line.text : '';
  }

  /** The text of a visible element. */
  text(id: string): string | undefined {
    return this.watch.texts().find((each) => each.id === id && each.isVisible)?.text;
  }
}
