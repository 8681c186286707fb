import type { AppPackage } from '../../simulator/app-package/app-package';
import type { Model } from '../../simulator/app-package/models';
import { Watch } from '../../simulator/device/watch';
import { WatchDisk } from '../../simulator/device/watch-disk';
import { encodeCbor } from '../../simulator/peer/cbor';
import { Link } from '../../simulator/peer/link';
import { createRandom } from '../../simulator/realm/random';
import type { FontName } from '../../simulator/screen/fonts';
import type { ScreenPart } from '../../simulator/screen/screen';
import { type Instant, VirtualClock } from '../../simulator/world/clock';
import { Trace } from '../../simulator/world/trace';
import type { WatchPreferences } from '../../simulator/world/watch-preferences';
import { builtApp } from '../journey/built-app';
import { NOW } from './reference-snapshot';
import { createReferenceSensors, REFERENCE, type ReferenceReadings, ZONE } from './reference-wearer';

const SECOND_MS = 1000;
/** A tick of the Rim's, so that none is left out; the watch remembers an hour of minutes. */
const LOOK_INTERVAL_MS = 40 * 60 * SECOND_MS;
/** The pages there can be, and one more to come round. */
const MAX_TAPS = 9;

/** How the face is set up; what is left out is as in the design's pictures. */
export interface FaceSetup {
  /** What the phone sent last; undefined: nothing yet. Need not be valid. */
  snapshot?: unknown;
  now?: Instant;
  readings?: Partial<ReferenceReadings>;
  isLinkOpen?: boolean;
  language?: string;
  clockDisplay?: WatchPreferences['clockDisplay'];
  firstDayOfWeek?: WatchPreferences['firstDayOfWeek'];
  font?: FontName;
  model?: Model;
  /** The other build, on a watch whose always-on display is enabled. */
  isAlwaysOn?: boolean;
  /** Permissions the wearer took away. */
  denied?: readonly string[];
  /** Another package than the built one. */
  app?: AppPackage;
}

/** What is seen at one moment. */
export interface Picture {
  svg: string;
  parts: ScreenPart[];
}

/** The always-on display's group in the view. */
export const ALWAYS_ON = 'aod';

/** The built face on a watch, awake and grown, home open. */
export class TestFace {
  private readonly clock: VirtualClock;
  private readonly trace: Trace;
  private readonly link: Link;
  private readonly watch: Watch;
  private sent = 1;
  private measuredParts: ScreenPart[] | undefined;

  constructor(setup: FaceSetup = {}) {
    const { now = NOW, snapshot, isLinkOpen = true } = setup;
    this.clock = new VirtualClock(now);
    this.trace = new Trace(this.clock);
    this.link = new Link({ clock: this.clock, trace: this.trace });
    if (isLinkOpen) this.link.attach('phone', { onOpen() {}, onClose() {}, onMessage() {} });
    const disk = new WatchDisk();
    for (const [name, bytes] of filesOfTheDay(setup)) disk.write(name, bytes, now);
    if (snapshot !== undefined) disk.write('kept.cbor', encodeCbor(snapshot), now);
    this.watch = startWatch(setup, { clock: this.clock, trace: this.trace, link: this.link, disk });
    this.pass(2 * SECOND_MS);
  }

  /** The name of the open page: of the group in the view that bears it. */
  get page(): string {
    const groups = this.parts().flatMap((part) => part.ancestorIds.slice(0, 1));
    return groups.find((id) => id !== 'rim' && id !== 'list') ?? '';
  }

  /** One tap further. */
  tapNext(): void {
    this.watch.tap(200, 200);
    this.pass(SECOND_MS / 2);
  }

  /** Taps on until this page is open; false where there is none. */
  open(page: string): boolean {
    for (let taps = 0; taps < MAX_TAPS; taps++) {
      if (this.page === page) return true;
      this.tapNext();
    }
    return false;
  }

  /** Calls back at every page, once round; home is open afterwards. */
  visitPages(visit: () => void): void {
    this.open('home');
    do {
      visit();
      this.tapNext();
    } while (this.page !== 'home');
  }

  /** Another snapshot arrives from the phone. */
  receiveSnapshot(snapshot: object): void {
    const bytes = encodeCbor({ ...snapshot, seq: ++this.sent });
    this.link.files.enqueue('phone', 'snapshot.cbor', bytes);
    this.pass(5 * SECOND_MS);
  }

  /** The display sleeps until then; home is open afterwards. */
  sleepUntil(time: Instant): void {
    this.turnDisplayOff(time - this.clock.now());
    this.watch.setDisplay(true);
    this.pass(SECOND_MS);
  }

  /** The display goes to sleep, or to what is always on, for so many ms. */
  turnDisplayOff(ms = SECOND_MS): void {
    this.watch.setDisplay(false);
    this.pass(ms);
  }

  /** Time passes with the display on. */
  stayAwake(ms: number): void {
    this.pass(ms);
  }

  /** The share of the pixels that shine, 0 … 1. */
  get litShare(): number {
    return this.watch.litShare;
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
  problems(): string[] {
    return this.trace.entries.flatMap((entry) => {
      if (entry.kind === 'console' && entry.level === 'error') return [`error: ${entry.text}`];
      return entry.kind === 'error' || entry.kind === 'warning' ? [`${entry.kind}: ${entry.text}`] : [];
    });
  }

  private pass(ms: number): void {
    this.clock.runUntil(this.clock.now() + ms);
    this.measuredParts = undefined;
  }
}

/** The languages the face was built in. */
export function languages(): string[] {
  return Object.keys(builtApp().devices.vulcan?.languages ?? {});
}

/** One page as it is seen; undefined where the face has no such page now. */
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
    alwaysOn: isAlwaysOn,
    model,
    clock,
    trace,
    link,
    zone: () => ZONE,
    sensors: createReferenceSensors({ ...REFERENCE, ...readings }),
    disk,
    preferences: {
      clockDisplay: setup.clockDisplay ?? '24h',
      firstDayOfWeek: setup.firstDayOfWeek ?? 1,
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

/** What a face that was looked at all day wrote down by itself: so its Rim knows the morning. */
function filesOfTheDay({ now = NOW, denied = [] }: FaceSetup): [string, Uint8Array][] {
  const key = `${now} ${denied.join()}`;
  const kept = days.get(key) ?? wearForADay({ now, denied });
  days.set(key, kept);
  return kept;
}

function wearForADay(setup: FaceSetup & { now: Instant }): [string, Uint8Array][] {
  const { now } = setup;
  const clock = new VirtualClock(now - 24 * 3600 * SECOND_MS);
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
