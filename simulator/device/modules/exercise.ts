import type { Instant } from '../../world/clock';
import { SECOND_MS } from '../../world/duration';
import { optionsOf } from '../../world/options-of';
import { addMembers } from '../add-members';
import type { AppContext } from '../app-context';
import { ExerciseMeter, type ExerciseStats } from '../exercise-meter';
import { guardHeartRates } from '../heart-rates';

type ExerciseState = 'started' | 'paused' | 'stopped';

const SWIM_TYPES = ['swim', 'swimming'];

/**
 * `exercise`: the wearer's day, counted from `start` to `stop`. The stats stay readable after `stop`. Calls that do
 * not fit the state do nothing, with a warning. Heart rates need access_heart_rate.
 */
export function createExerciseModule(context: AppContext): Record<string, unknown> {
  const { realm, clock, warn } = context;
  const events = realm.createEventTarget({ name: 'exercise', types: ['statechange', 'swimlength'] });
  let state: ExerciseState = 'stopped';
  let type: string | undefined;
  let startedAt: Instant | undefined;
  let total: ExerciseMeter | undefined;
  let lap: ExerciseMeter | undefined;
  let stopSampling: (() => void) | undefined;

  const meters = () => [total, lap].flatMap((meter) => meter ?? []);
  const setState = (next: ExerciseState) => {
    state = next;
    // The app's own call must return before it gets an event.
    clock.after(0, () => void events.dispatch('statechange'));
  };
  /** Whether a call is possible. */
  const expectState = (call: string, ...expected: ExerciseState[]) => {
    if (expected.includes(state)) return true;
    warn(`exercise.${call}: the exercise is ${state}; nothing happens`);
    return false;
  };
  const sample = () => {
    for (const meter of meters()) meter.sample(clock.now());
    const timer = clock.after(SECOND_MS, sample);
    stopSampling = () => timer.cancel();
  };
  const pauseMeters = () => {
    stopSampling?.();
    stopSampling = undefined;
    for (const meter of meters()) meter.pause(clock.now());
  };
  context.onEnd(() => stopSampling?.());

  const describe = (stats: ExerciseStats | undefined) => {
    if (!stats) return undefined;
    const swimLengths = SWIM_TYPES.includes(type ?? '') ? 0 : undefined;
    // The copy of an object is one.
    const described = realm.toRealm({ ...stats, swimLengths }) as object;
    guardHeartRates(context, described, { module: 'exercise', names: ['heartRate'] });
    return described;
  };
  addMembers(realm, events.target, {
    get state() {
      return state;
    },
    get type() {
      return type;
    },
    get startDate() {
      return startedAt === undefined ? undefined : realm.createDate(startedAt);
    },
    get stats() {
      return describe(total?.read(clock.now()));
    },
    get currentLapStats() {
      return describe(lap?.read(clock.now()));
    },
    start(exerciseType: unknown, options?: unknown) {
      if (!expectState('start', 'stopped')) return;
      type = String(exerciseType);
      const { autopause, disableTouch } = optionsOf(options);
      if (autopause) warn('exercise: autopause is not simulated; only pause() pauses');
      if (disableTouch) warn('exercise: disableTouch is not simulated; the app still gets the finger');
      if (SWIM_TYPES.includes(type)) warn('exercise: the wearer does not swim; there are no lengths');
      startedAt = clock.now();
      total = new ExerciseMeter(context, startedAt);
      lap = new ExerciseMeter(context, startedAt);
      sample();
      setState('started');
    },
    pause() {
      if (!expectState('pause', 'started')) return;
      pauseMeters();
      setState('paused');
    },
    resume() {
      if (!expectState('resume', 'paused')) return;
      for (const meter of meters()) meter.resume(clock.now());
      sample();
      setState('started');
    },
    stop() {
      if (!expectState('stop', 'started', 'paused')) return;
      if (state === 'started') pauseMeters();
      setState('stopped');
    },
    splitLap() {
      if (!expectState('splitLap', 'started', 'paused')) return undefined;
      const ended = lap?.read(clock.now());
      lap = new ExerciseMeter(context, clock.now());
      if (state === 'paused') lap.pause(clock.now());
      return describe(ended);
    },
  });
  return realm.createModule({ default: events.target, exercise: events.target });
}
