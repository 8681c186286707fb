import type { Instant } from '../world/clock';
import { MINUTE_MS, SECOND_MS } from '../world/duration';
import type { Motion, Vector } from '../world/sensors';
import type { Persona } from './persona';

type Quaternion = readonly [number, number, number, number];
type Pose = (t: Instant) => Quaternion;

const GRAVITY = 9.80665;
/** Smallest number of steps a minute. Nobody walks slower: fewer steps are a shorter walk. */
const SLOWEST_CADENCE = 96;
/** Time that the wrist takes from one pose to the next, ms. */
const POSE_CHANGE_MS = 1200;
/** Time after which a sleeper turns over, minutes. */
const SLEEPING_POSE_MINUTES = 17;
/** The trembling of a living wrist, m/s². */
const TREMOR = 0.03;
/** Half the time between the two poses that give the rate of the rotation, ms. */
const ROTATION_STEP_MS = 5;
/** Radians that the arm swings forward, and back. */
const ARM_SWING = 0.42;

/** How the wrist of a person moves. Each step of a minute is one bounce. */
export class WristMotion {
  constructor(private readonly persona: Pick<Persona, 'calendar' | 'minutes' | 'rngFor'>) {}

  at(t: Instant): Motion {
    const quaternion = this.pose(t);
    const bounce = this.bounce(t);
    const force = turnBack(quaternion, { x: 0, y: 0, z: GRAVITY + bounce });
    return {
      acceleration: {
        x: force.x + TREMOR * tremble(t, 1),
        y: force.y + TREMOR * tremble(t, 2),
        z: force.z + TREMOR * tremble(t, 3),
      },
      rotation: rotationBetween(this.pose(t - ROTATION_STEP_MS), this.pose(t + ROTATION_STEP_MS)),
      quaternion,
    };
  }

  /** Upwards, m/s². */
  private bounce(t: Instant): number {
    const walk = this.walkOf(t);
    if (t >= walk.end) return 0;
    const amplitude = 1.8 + Math.max(walk.cadence - 110, 0) * 0.11;
    return -amplitude * Math.cos(2 * Math.PI * walk.steps(t));
  }

  private pose(t: Instant): Quaternion {
    const walk = this.walkOf(t);
    const minute = Math.floor(t / MINUTE_MS) * MINUTE_MS;
    const resting: Pose = () => this.restingPose(minute);
    if (t >= walk.end)
      return blend(walk.end, t, walk.end > minute ? walk.pose : this.poseBefore(minute), resting);
    return blend(minute, t, this.poseBefore(minute), walk.pose);
  }

  /** The pose in which the minute before `minute` ended. */
  private poseBefore(minute: Instant): Pose {
    const before = this.walkOf(minute - 1);
    return before.end >= minute ? before.pose : () => this.restingPose(minute - MINUTE_MS);
  }

  /** The walk at the beginning of a minute; it may be empty. */
  private walkOf(t: Instant): { end: Instant; cadence: number; steps(t: Instant): number; pose: Pose } {
    const minutes = this.persona.minutes(this.persona.calendar.dayOf(t));
    const i = minutes.minutesPassedAt(t);
    const start = minutes.start + i * MINUTE_MS;
    const count = minutes.valueAt('steps', i);
    const cadence = Math.max(count, SLOWEST_CADENCE);
    const steps = (at: Instant) => ((at - start) / MINUTE_MS) * cadence;
    return {
      end: start + (count / cadence) * MINUTE_MS,
      cadence,
      steps,
      // The arm hangs, the hand points down, and swings once in two steps.
      pose: (at) => multiply(aboutX(ARM_SWING * Math.sin(Math.PI * steps(at))), aboutY(Math.PI / 2)),
    };
  }

  private restingPose(minute: Instant): Quaternion {
    const { calendar, rngFor } = this.persona;
    const day = this.persona.minutes(calendar.dayOf(minute));
    const i = day.minutesPassedAt(minute);
    const isAsleep = day.asleep[i] === 1;
    const index = Math.floor(minute / MINUTE_MS / (isAsleep ? SLEEPING_POSE_MINUTES : 1));
    const rng = rngFor(isAsleep ? 'sleeping pose' : 'pose', index);
    const tilt = isAsleep ? rng.between(-1.6, 1.6) : rng.near(0.35, 0.5);
    const pitch = isAsleep ? rng.between(-0.6, 0.6) : rng.near(0.1, 0.4);
    return multiply(aboutY(pitch), aboutX(tilt));
  }
}

/** From `before`, which ends at `start`, to `after`. */
function blend(start: Instant, t: Instant, before: Pose, after: Pose): Quaternion {
  const share = Math.min((t - start) / POSE_CHANGE_MS, 1);
  const to = after(t);
  if (share === 1) return to;
  const from = before(start);
  const weight = share * share * (3 - 2 * share);
  const sign = from[0] * to[0] + from[1] * to[1] + from[2] * to[2] + from[3] * to[3] < 0 ? -1 : 1;
  const mix = (i: 0 | 1 | 2 | 3) => (1 - weight) * from[i] + sign * weight * to[i];
  const mixed: Quaternion = [mix(0), mix(1), mix(2), mix(3)];
  const length = Math.hypot(...mixed);
  return [mixed[0] / length, mixed[1] / length, mixed[2] / length, mixed[3] / length];
}

function aboutX(angle: number): Quaternion {
  return [Math.cos(angle / 2), Math.sin(angle / 2), 0, 0];
}

function aboutY(angle: number): Quaternion {
  return [Math.cos(angle / 2), 0, Math.sin(angle / 2), 0];
}

function multiply([a, b, c, d]: Quaternion, [e, f, g, h]: Quaternion): Quaternion {
  return [
    a * e - b * f - c * g - d * h,
    a * f + b * e + c * h - d * g,
    a * g - b * h + c * e + d * f,
    a * h + b * g - c * f + d * e,
  ];
}

function invert([a, b, c, d]: Quaternion): Quaternion {
  return [a, -b, -c, -d];
}

/** A vector of the earth as the watch sees it. */
function turnBack(pose: Quaternion, { x, y, z }: Vector): Vector {
  const [, i, j, k] = multiply(multiply(invert(pose), [0, x, y, z]), pose);
  return { x: i, y: j, z: k };
}

/** rad/s about the axes of the watch, from one pose to another two steps later. */
function rotationBetween(from: Quaternion, to: Quaternion): Vector {
  const [scalar, i, j, k] = multiply(invert(from), to);
  const rate = (2 * Math.sign(scalar || 1) * SECOND_MS) / (2 * ROTATION_STEP_MS);
  return { x: i * rate, y: j * rate, z: k * rate };
}

/** From −1 to 1, without a pattern. */
function tremble(t: Instant, axis: number): number {
  const x = Math.sin(t * 12.9898 + axis * 78.233) * 43758.5453;
  return 2 * (x - Math.floor(x)) - 1;
}
