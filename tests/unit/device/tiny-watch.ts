import type { AppPackage } from '../../../simulator/app-package/app-package';
import { createStackLocator } from '../../../simulator/app-package/locate-stack';
import type { Model } from '../../../simulator/app-package/models';
import { Watch } from '../../../simulator/device/watch';
import { WatchDisk } from '../../../simulator/device/watch-disk';
import { Link, type LinkEndpoint } from '../../../simulator/peer/link';
import { measureLitShare } from '../../../simulator/picture/lit-share';
import { createRandom } from '../../../simulator/realm/random';
import { VirtualClock } from '../../../simulator/world/clock';
import type { DailyLife } from '../../../simulator/world/daily-life';
import type { ScreenTimeout } from '../../../simulator/world/screen-timeout';
import { Trace } from '../../../simulator/world/trace';
import type { WatchPreferences } from '../../../simulator/world/watch-preferences';
import { repeatedText } from '../world/repeated-text';
import { FakeSensors } from './fake-sensors';

/** Wednesday 14 January 2026, 06:30:15.500 in Vienna. */
export const START = Date.UTC(2026, 0, 14, 5, 30, 15, 500);

export interface TinyWatchOptions {
  model?: Model;
  /** The model the package was built for, where it is not the watch's own. */
  builtFor?: Model;
  appType?: AppPackage['appType'];
  permissions?: string[];
  denied?: string[];
  alwaysOn?: boolean;
  screenTimeout?: ScreenTimeout;
  /** More files of the package; texts or bytes. */
  files?: Record<string, string | Uint8Array>;
  /** The first view; null leaves it out. */
  view?: string | null;
  languages?: Record<string, { name: string; resources: string | undefined }>;
  preferences?: Partial<WatchPreferences>;
  zone?: string;
  disk?: WatchDisk;
  dailyLife?: DailyLife;
}

const VIEW = '<svg><text id="time" x="50%" y="50%" font-size="32" fill="white">--</text></svg>';

/** A whole watch with a face of a few lines, and a phone that records what it receives. */
export function createTinyWatch(script: string, options: TinyWatchOptions = {}) {
  const clock = new VirtualClock(START);
  const app = createPackage(script, options);
  const model = options.model ?? 'atlas';
  const locate = createStackLocator(app, model);
  const trace = new Trace(clock, { locate: (_, stack) => locate('watch', stack) });
  const link = new Link({ clock, trace });
  const sensors = new FakeSensors();
  const disk = options.disk ?? new WatchDisk();
  const preferences: WatchPreferences = {
    clockDisplay: '24h',
    firstDayOfWeek: 1,
    language: 'en-US',
    units: {
      bodyWeight: 'metric',
      distance: 'metric',
      height: 'metric',
      speed: 'metric',
      temperature: 'C',
      volume: 'metric',
      weight: 'metric',
    },
    ...options.preferences,
  };
  const watch = new Watch({
    app,
    model,
    clock,
    trace,
    link,
    zone: () => options.zone ?? 'Europe/Vienna',
    sensors,
    dailyLife: options.dailyLife,
    disk,
    preferences,
    random: createRandom(1),
    isAlwaysOnEnabled: options.alwaysOn,
    screenTimeout: options.screenTimeout,
    deniedPermissions: new Set(options.denied),
    measureLitShare: (svg, onResult) => onResult(measureLitShare(svg)),
  });
  const received: Uint8Array[] = [];
  const phone: LinkEndpoint = { onOpen() {}, onClose() {}, onMessage: (bytes) => received.push(bytes) };
  const texts = (kind: 'console' | 'error' | 'warning') =>
    trace.entries.flatMap((entry) => (entry.kind === kind ? repeatedText(entry) : []));
  return {
    watch,
    clock,
    trace,
    link,
    sensors: sensors,
    disk,
    preferences,
    phone,
    received: received,
    /** Lets virtual time pass, in ms. */
    advance: (time: number) => clock.runUntil(clock.now() + time),
    /** What the face logged, in order; what it threw; what was warned of; what happened to the watch. */
    log: () => texts('console'),
    errors: () => texts('error'),
    warnings: () => texts('warning'),
    lifecycle: () =>
      trace.entries.flatMap((entry) => {
        if (entry.kind === 'display') return [`display ${entry.mode}`];
        return entry.kind === 'start' || entry.kind === 'exit' || entry.kind === 'tap' ? [entry.kind] : [];
      }),
  };
}

function createPackage(script: string, options: TinyWatchOptions): AppPackage {
  const files = new Map<string, Uint8Array>();
  const texts = {
    'app/index.js': script,
    ...(options.view !== null && { 'resources/index.view': options.view ?? VIEW }),
    'resources/widget.defs': '<svg><defs></defs></svg>',
    ...options.files,
  };
  for (const [path, content] of Object.entries(texts)) {
    files.set(path, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  }
  const model = options.builtFor ?? options.model ?? 'atlas';
  return {
    name: 'Tiny',
    uuid: '00000000-0000-4000-8000-000000000001',
    buildId: '0x1234567890abcdef',
    appType: options.appType ?? 'clockface',
    sizeBytes: 0,
    devices: {
      [model]: {
        model,
        main: 'app/index.js',
        view: 'resources/index.view',
        widgets: 'resources/widget.defs',
        permissions: options.permissions ?? [],
        languages: options.languages ?? {},
        files,
      },
    },
    companion: undefined,
    settings: undefined,
    sourceMaps: new Map(),
  };
}
