import { DAY_MS, SECOND_MS } from '../../common/time';
import type { AppPackage } from '../../simulator/app-package/app-package';
import type { Model } from '../../simulator/app-package/models';
import { Watch } from '../../simulator/device/watch';
import { WatchDisk } from '../../simulator/device/watch-disk';
import { encodeCbor } from '../../simulator/peer/cbor';
import { Link } from '../../simulator/peer/link';
import { measureLitShare } from '../../simulator/picture/lit-share';
import { createRandom } from '../../simulator/realm/random';
import type { FontName } from '../../simulator/screen/fonts';
import type { ScreenPart } from '../../simulator/screen/screen';
import { type Instant, VirtualClock } from '../../simulator/world/clock';
import { Trace } from '../../simulator/world/trace';
import type { TraceEntry } from '../../simulator/world/trace-events';
import type { WatchPreferences } from '../../simulator/world/watch-preferences';
import { builtApp } from '../journey/built-app';
import { NOW } from './reference-snapshot';
import { createReferenceSensors, REFERENCE, type ReferenceReadings, ZONE } from './reference-wearer';

/** Short enough that no tick is missed: the watch keeps an hour of minutes. */
const LOOK_INTERVAL_MS = 40 * 60 * SECOND_MS;
/** One more than the largest number of pages. */
const MAX_TAPS = 9;

/** The setup of the face. The defaults are those of the design's pictures. */
export interface FaceSetup {
  /** The stored snapshot; undefined: none yet. It need not be valid. */
  snapshot?: unknown;
  now?: Instant;
  readings?: Partial<ReferenceReadings>;
  isLinkOpen?: boolean;
  /** The phone has told that it is syncing. */
  isSyncing?: boolean;
  language?: string;
  clockDisplay?: WatchPreferences['clockDisplay'];
  font?: FontName;
  model?: Model;
  /** Runs the always-on build on a watch with its always-on display enabled. */
  isAlwaysOn?: boolean;
  /** Permissions that the wearer denied. */
  denied?: readonly string[];
  /** Another package than the built one. */
  app?: AppPackage;
}

/** The screen at one moment. */
export interface Picture {
  svg: string;
  parts: ScreenPart[];
}

/** The id of the always-on display's group in index.view. */
export const ALWAYS_ON = 'aod';

/** The built face on a watch, with the display on, the Rim grown and home open. */
export class TestFace {
  private readonly clock: VirtualClock;
  private readonly trace: Trace;
  private readonly link: Link;
  private readonly watch: Watch;
  private sent = 1;
  private measuredParts: ScreenPart[] | undefined;
  private readonly found: string[] = [];

  constructor(setup: FaceSetup = {}) {
    const { now = NOW, snapshot, isLinkOpen = true } = setup;
    this.clock = new VirtualClock(now);
    this.trace = new Trace(this.clock);
    this.trace.listen((entry, isNew) => {
      if (isNew) this.collectProblem(entry);
    });
    this.link = new Link({ clock: this.clock, trace: this.trace });
    if (isLinkOpen) this.link.attach('phone', { onOpen() {}, onClose() {}, onMessage() {} });
    const disk = new WatchDisk();
    for (const [name, bytes] of filesOfTheDay(setup)) disk.write(name, bytes, now);
    if (snapshot !== undefined) disk.write('kept.cbor', encodeCbor(snapshot), now);
    this.watch = startWatch(setup, { clock: this.clock, trace: this.trace, link: this.link, disk });
    this.pass(2 * SECOND_MS);
    if (!setup.isSyncing) return;
    this.link.send('phone', encodeCbor({ type: 'syncing', isSyncing: true }));
    this.pass(SECOND_MS);
  }

  /** The name of the open page, which is the id of its group in index.view. */
  get page(): string {
    const isOfPage = (id?: string) => id !== undefined && id !== 'rim' && id !== 'list';
    return this.parts().find(({ ancestorIds: [id] }) => isOfPage(id))?.ancestorIds[0] ?? '';
  }

  /** Taps once. */
  tapNext(): void {
    this.tap(200, 200);
  }

  tap(x: number, y: number): void {
    this.watch.tap(x, y);
    this.pass(SECOND_MS / 2);
  }

  /** Taps until this page is open. Returns false if there is no such page. */
  open(page: string): boolean {
    for (let taps = 0; taps < MAX_TAPS; taps++) {
      if (this.page === page) return true;
      this.tapNext();
    }
    return false;
  }

  /** Calls `visit` on each page once, home first and open afterwards. */
  visitPages(visit: () => void): void {
    this.open('home');
    do {
      visit();
      this.tapNext();
    } while (this.page !== 'home');
  }

  /** Another snapshot arrives from the phone, with the next number. */
  receiveSnapshot(snapshot: object): void {
    this.receiveFile({ ...snapshot, seq: ++this.sent });
  }

  /** A file arrives from the phone. */
  receiveFile(data: unknown, name = 'snapshot.cbor'): void {
    this.link.files.enqueue('phone', name, encodeCbor(data));
    this.pass(5 * SECOND_MS);
  }

  /** The display is off until then; home is open afterwards. */
  sleepUntil(time: Instant): void {
    this.turnDisplayOff(time - this.clock.now());
    this.watch.setDisplay(true);
    this.pass(SECOND_MS);
  }

  /** The display goes off, or to the always-on display, for this time. */
  turnDisplayOff(ms = SECOND_MS): void {
    this.watch.setDisplay(false);
    this.pass(ms);
  }

  /** The face ends and starts again. */
  restart(): void {
    this.watch.exit();
    this.watch.launch();
    this.pass(2 * SECOND_MS);
  }

  /** Time passes with the display on. */
  stayAwake(ms: number): void {
    this.pass(ms);
  }

  /** The share of lit pixels, 0 … 1. */
  get litShare(): number {
    return measureLitShare(this.watch.svg());
  }

  /** Everything on the screen, measured once until time passes: every change of the face is followed by some. */
  parts(): ScreenPart[] {
    this.measuredParts ??= this.watch.parts();
    return this.measuredParts;
  }

  capture(): Picture {
    return { svg: this.watch.svg(), parts: this.parts() };
  }

  /** The errors that the face threw or logged, and the simulator's warnings. */
  problems(): readonly string[] {
    return this.found;
  }

  private collectProblem(entry: TraceEntry): void {
    if (entry.kind === 'console' && entry.level === 'error') this.found.push(`error: ${entry.text}`);
    if (entry.kind === 'error' || entry.kind === 'warning') this.found.push(`${entry.kind}: ${entry.text}`);
  }

  private pass(ms: number): void {
    this.clock.runUntil(this.clock.now() + ms);
    this.measuredParts = undefined;
  }
}

/** The languages of the built face. */
export function languages(): string[] {
  return Object.keys(builtApp().devices.vulcan?.languages ?? {});
}

/** A picture of one page; undefined if the face has no such page. */
export function takePicture(page: string, setup: FaceSetup = {}): Picture | undefined {
  const face = new TestFace(setup);
  if (page === ALWAYS_ON) face.turnDisplayOff();
  return face.open(page) ? face.capture() : undefined;
}

interface WatchParts {
  clock: VirtualClock;
  trace: Trace;
  link: Link;
  disk: WatchDisk;
}

function startWatch(setup: FaceSetup, { clock, trace, link, disk }: WatchParts): Watch {
  const { isAlwaysOn = false, model = 'vulcan', readings, language = 'en-US', font, denied } = setup;
  const watch = new Watch({
    app: setup.app ?? builtApp(isAlwaysOn ? 'app-aod' : 'app'),
    isAlwaysOnEnabled: isAlwaysOn,
    model,
    clock,
    trace,
    link,
    zone: () => ZONE,
    sensors: createReferenceSensors({ ...REFERENCE, ...readings }),
    disk,
    preferences: {
      clockDisplay: setup.clockDisplay ?? '24h',
      firstDayOfWeek: 1,
      language,
      units: {
        bodyWeight: 'metric',
        distance: 'metric',
        height: 'metric',
        speed: 'metric',
        temperature: 'C',
        volume: 'metric',
        weight: 'metric',
      },
    },
    random: createRandom(1),
    font,
    ...(denied && { deniedPermissions: new Set(denied) }),
  });
  watch.launch();
  return watch;
}

const days = new Map<string, [string, Uint8Array][]>();

/** The files of a face that was used all day, so that its Rim has the morning. */
function filesOfTheDay({ now = NOW, denied = [] }: FaceSetup): [string, Uint8Array][] {
  const key = `${now} ${denied.join()}`;
  const kept = days.get(key) ?? wearForADay({ now, denied });
  days.set(key, kept);
  return kept;
}

function wearForADay(setup: FaceSetup & { now: Instant }): [string, Uint8Array][] {
  const { now } = setup;
  const clock = new VirtualClock(now - DAY_MS);
  const trace = new Trace(clock);
  const disk = new WatchDisk();
  const watch = startWatch(setup, { clock, trace, link: new Link({ clock, trace }), disk });
  while (clock.now() < now - LOOK_INTERVAL_MS) {
    watch.setDisplay(false);
    clock.runUntil(clock.now() + LOOK_INTERVAL_MS);
    watch.setDisplay(true);
  }
  watch.setDisplay(false);
  watch.exit();
  return disk.list().map((name) => [name, disk.read(name) ?? new Uint8Array()]);
}
