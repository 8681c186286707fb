import { DateTime } from 'luxon';
import type { AppPackage } from '../app-package/app-package';
import type { OverridableSensor } from '../run/overridable-sensors';
import type { World } from '../run/world';
import type { Instant } from '../world/clock';
import type { SensorSource } from '../world/sensors';
import type { Pace } from './playback';
import type { AppInfo, DayInfo, SensorInfo, WorldState } from './protocol';

/** How finely the day's band of sleep is looked at. */
const NIGHT_STEP = 5 * 60_000;
/** The hour that "tomorrow morning" means. */
const MORNING = 7;

/** The local day around `now`, and when the wearer sleeps in it. */
export function describeDay(sensors: Pick<SensorSource, 'isAsleep'>, now: Instant, zone: string): DayInfo {
  const start = DateTime.fromMillis(now, { zone }).startOf('day');
  const from = start.toMillis();
  const end = start.plus({ days: 1 }).toMillis();
  const nights: [Instant, Instant][] = [];
  for (let t = from; t < end; t += NIGHT_STEP) {
    if (!sensors.isAsleep(t)) continue;
    const last = nights.at(-1);
    if (last && last[1] === t) last[1] = Math.min(t + NIGHT_STEP, end);
    else nights.push([t, Math.min(t + NIGHT_STEP, end)]);
  }
  return { start: from, end, nights };
}

/** Tomorrow 07:00, as the clocks of `zone` will show it. */
export function tomorrowMorning(now: Instant, zone: string): Instant {
  return DateTime.fromMillis(now, { zone })
    .startOf('day')
    .plus({ days: 1 })
    .set({ hour: MORNING })
    .toMillis();
}

export function describeApp(app: AppPackage, fileName: string, language: string, opened: number): AppInfo {
  return {
    fileName,
    name: app.name,
    uuid: app.uuid,
    buildId: app.buildId,
    size: app.size,
    models: (['atlas', 'vulcan'] as const).filter((model) => app.devices[model]),
    hasSettings: app.settings !== undefined,
    language,
    opened,
  };
}

/** Puts into words for the page how the world stands. */
export class WorldDescription {
  private day: DayInfo | undefined;

  constructor(
    private readonly world: World,
    private readonly pace: Pace,
  ) {}

  now(): WorldState {
    const { world, pace } = this;
    const now = world.clock.now();
    const zone = world.zone();
    const { companion } = world.phone;
    const { language, clockDisplay, firstDayOfWeek } = world.preferences;
    if (!this.day || now < this.day.start || now >= this.day.end)
      this.day = describeDay(world.sensors, now, zone);
    return {
      now,
      zone,
      day: this.day,
      tomorrow: tomorrowMorning(now, zone),
      playing: pace.playing,
      speed: pace.speed,
      target: pace.target ?? null,
      link: world.link.isConnected,
      network: world.network.isOnline,
      failureMode: world.network.failureMode,
      watch: this.watch(),
      preferences: { language, clockDisplay, firstDayOfWeek },
      companion: { state: companion.state, unloadsAt: companion.unloadsAt ?? null },
      sensors: {
        heartRate: this.describeSensor('heartRate', world.sensors.heartRate(now)),
        steps: this.describeSensor('steps', world.sensors.today(now).steps),
        battery: this.describeSensor('battery', world.sensors.battery(now).level),
      },
      persona: world.persona.fullName,
    };
  }

  private watch(): WorldState['watch'] {
    const { watch, model } = this.world;
    const { running, displayMode: display, alwaysOn } = watch;
    return { model, running, display, alwaysOn, lit: display === 'always-on' ? watch.litShare : null };
  }

  private describeSensor(name: OverridableSensor, value: number | null): SensorInfo {
    return { value, isOverridden: this.world.sensors.isOverridden(name) };
  }
}
