import { DateTime } from 'luxon';
import type { AppPackage } from '../app-package/app-package';
import { MODELS } from '../app-package/models';
import type { OverridableSensor } from '../run/overridable-sensors';
import type { World } from '../run/world';
import type { Instant } from '../world/clock';
import { MINUTE_MS } from '../world/duration';
import type { SensorSource } from '../world/sensors';
import type { Playback } from './playback';
import type { AppInfo, DayInfo, SensorInfo, WorldState } from './protocol';

/** Resolution of the day's periods of sleep. */
const SLEEP_STEP_MS = 5 * MINUTE_MS;
/** The hour that "tomorrow morning" means. */
const MORNING_HOUR = 7;

/** The local day around `now`, and when the wearer sleeps in it. */
export function describeDay(sensors: Pick<SensorSource, 'isAsleep'>, now: Instant, zone: string): DayInfo {
  const start = DateTime.fromMillis(now, { zone }).startOf('day');
  const from = start.toMillis();
  const end = start.plus({ days: 1 }).toMillis();
  const sleepPeriods: [Instant, Instant][] = [];
  for (let t = from; t < end; t += SLEEP_STEP_MS) {
    if (!sensors.isAsleep(t)) continue;
    const last = sleepPeriods.at(-1);
    if (last && last[1] === t) last[1] = Math.min(t + SLEEP_STEP_MS, end);
    else sleepPeriods.push([t, Math.min(t + SLEEP_STEP_MS, end)]);
  }
  return { start: from, end, sleepPeriods };
}

/** Tomorrow 07:00, as the clocks of `zone` will show it. */
export function tomorrowMorning(now: Instant, zone: string): Instant {
  return DateTime.fromMillis(now, { zone })
    .startOf('day')
    .plus({ days: 1 })
    .set({ hour: MORNING_HOUR })
    .toMillis();
}

export function describeApp(app: AppPackage, fileName: string, language: string, openCount: number): AppInfo {
  return {
    fileName,
    name: app.name,
    uuid: app.uuid,
    buildId: app.buildId,
    size: app.sizeBytes,
    models: MODELS.filter((model) => app.devices[model]),
    hasSettings: app.settings !== undefined,
    language,
    openCount,
    permissions: listPermissions(app),
  };
}

/** What an app may request at most, for the page. */
const MAX_PERMISSIONS = 100;

function listPermissions(app: AppPackage): string[] {
  const parts = [...MODELS.map((model) => app.devices[model]), app.companion];
  const all = new Set(parts.flatMap((part) => part?.permissions ?? []));
  return [...all].sort().slice(0, MAX_PERMISSIONS);
}

/** Describes the state of the world for the page. */
export class WorldDescriber {
  private cachedDay: DayInfo = { start: 0, end: 0, sleepPeriods: [] };
  private cachedZone: string | undefined;

  constructor(
    private readonly world: World,
    private readonly playback: Playback,
  ) {}

  describe(): WorldState {
    const { world, playback } = this;
    const now = world.clock.now();
    const zone = world.zone();
    const { companion } = world.phone;
    const { language, clockDisplay, firstDayOfWeek } = world.deviceSettings.preferences;
    if (this.cachedZone !== zone || now < this.cachedDay.start || now >= this.cachedDay.end)
      this.cachedDay = describeDay(world.sensors, now, zone);
    this.cachedZone = zone;
    return {
      now,
      zone,
      day: this.cachedDay,
      tomorrowMorning: tomorrowMorning(now, zone),
      isPlaying: playback.isPlaying,
      speed: playback.speed,
      fastForwardTarget: playback.target ?? null,
      isLinkUp: world.link.isConnected,
      isOnline: world.network.isOnline,
      failures: world.network.failures.list(),
      faults: world.faults.listActive(),
      faultValues: world.faults.listValues(),
      storm: world.storms.state ?? null,
      deniedPermissions: [...world.deviceSettings.deniedPermissions],
      watch: this.describeWatch(),
      preferences: { language, clockDisplay, firstDayOfWeek },
      companion: { state: companion.state, unloadsAt: companion.unloadsAt ?? null },
      sensors: {
        heartRate: this.describeSensor('heartRate', world.sensors.heartRate(now)),
        steps: this.describeSensor('steps', world.sensors.today(now).steps),
        battery: this.describeSensor('battery', world.sensors.battery(now).level),
      },
      personaName: world.persona.fullName,
      persona: { name: world.persona.name, seed: world.seed, zone: world.persona.zone },
    };
  }

  private describeWatch(): WorldState['watch'] {
    const { watch, model } = this.world;
    const { isRunning, displayMode: display, isAlwaysOnEnabled, isAlwaysOnAllowed, screenTimeout } = watch;
    return {
      model,
      isRunning,
      display,
      isAlwaysOnEnabled,
      screenTimeout,
      isAlwaysOnAllowed,
      litShare: display === 'always-on' ? (watch.litShare ?? null) : null,
    };
  }

  private describeSensor(name: OverridableSensor, value: number | null): SensorInfo {
    return { value, isOverridden: this.world.sensors.isOverridden(name) };
  }
}
