import type { Snapshot } from '../../../common/snapshot';
import { zoneOffsets } from '../../../simulator/realm/zone-offsets';
import type { World } from '../../../simulator/run/world';
import type { Instant } from '../../../simulator/world/clock';
import { DAY_MS, SECOND_MS } from '../../../simulator/world/duration';
import type { Invariant } from '../invariant';
import { onPageSeen, type PageTexts } from '../seen-pages';
import { snapshotsOf } from '../snapshots';

const UNKNOWN = '—';
/** Age up to which data is shown, days. */
const MAX_AGE_DAYS = 7;
/** Longest time since the face drew, ms. */
const DRAWN_WITHIN_MS = 70 * SECOND_MS;
const DURATION = /^(?:(\d+)h (\d\d)|(\d+)m)\b/;

/** Compares the texts of home and of the sleep page with the snapshot on the disk, and with the sensors. */
export const watchShowsWhatItHas: Invariant = {
  name: 'watch-shows-what-it-has',
  rule: 'The night on the face is that of the watch’s snapshot, and its steps are those that the watch has counted.',
  except: 'A night on a face that was drawn before the watch came to another zone.',
  watch(run, report) {
    const { world } = run;
    const snapshots = snapshotsOf(run);
    let travelledAt: Instant | undefined;
    world.trace.listen((entry, isNew) => {
      if (isNew && entry.kind === 'fault' && entry.name === 'zone') travelledAt = entry.t;
    });
    /** What is drawn may be that of another date. */
    const hasJustTravelled = (): boolean =>
      travelledAt !== undefined && world.clock.now() - travelledAt < DRAWN_WITHIN_MS;
    onPageSeen(world, (texts) => {
      const kept = hasJustTravelled() ? undefined : snapshots.kept;
      const problem = checkSteps(world, texts) ?? (kept && checkNight(world, texts, kept));
      if (problem) report(problem);
    });
    return {};
  },
};

function checkSteps({ clock, sensors }: World, texts: PageTexts): string | undefined {
  const shown = texts.get('steps');
  if (shown === undefined || shown === UNKNOWN) return undefined;
  const now = clock.now();
  const steps = Number(shown.replace(/\D/g, ''));
  const atMost = sensors.today(now).steps;
  const atLeast = sensors.today(now - DRAWN_WITHIN_MS).steps;
  // At midnight the count begins again.
  if (atLeast > atMost || (steps >= atLeast && steps <= atMost)) return undefined;
  return `home shows ${shown} steps, where the watch has counted ${atLeast} … ${atMost}`;
}

function checkNight(world: World, texts: PageTexts, { sleep }: Snapshot): string | undefined {
  const today = localDay(world, world.clock.now());
  const line = texts.get('line');
  const shownOnHome = line === undefined ? undefined : readDuration(line);
  if (shownOnHome !== undefined && (sleep?.date !== today || sleep.asleep !== shownOnHome))
    return `home shows "${line}" on day ${today}, where the watch has ${describe(sleep)}`;
  const hero = texts.get('sleep-hero');
  if (hero === undefined) return undefined;
  const expected = sleep && isShown(sleep, world, today) ? sleep.asleep : undefined;
  if (readDuration(hero) === expected) return undefined;
  return `the sleep page shows "${hero}" on day ${today}, where the watch has ${describe(sleep)}`;
}

function isShown({ date, at }: NonNullable<Snapshot['sleep']>, { clock }: World, today: number): boolean {
  return today - date <= MAX_AGE_DAYS && clock.now() - at * SECOND_MS <= MAX_AGE_DAYS * DAY_MS;
}

function describe(sleep: Snapshot['sleep']): string {
  return sleep ? `${sleep.asleep} minutes of day ${sleep.date}` : 'none';
}

/** "6h 56" in minutes; undefined where there is no duration. */
function readDuration(text: string): number | undefined {
  const [match, hours = '0', rest, alone] = DURATION.exec(text) ?? [];
  return match === undefined ? undefined : Number(hours) * 60 + Number(rest ?? alone);
}

/** The date by the watch. */
function localDay(world: World, t: Instant): number {
  return Math.floor((t + zoneOffsets(world.zone()).offsetAt(t)) / DAY_MS);
}
