import { MODEL_INFO, MODELS } from '../../app-package/models';
import type { Point } from '../../client/finger-way';
import { SWIPE_DIRECTIONS, type SwipeDirection } from '../../screen/finger';
import { quote } from '../match-text';
import { listOf, oneOf, optional, type Reader, readCount, readDuration, record } from '../readers';
import type { Action, ScenarioWorld } from '../scenario';
import { action } from './action';

const { width: SCREEN_WIDTH, height: SCREEN_HEIGHT } = MODEL_INFO[MODELS[0]].screen;

const readPoint: Reader<Point> = (value) => {
  const [x, y, more] = listOf(readCount)(value);
  if (x === undefined || y === undefined || more !== undefined)
    return value.fail('must be a point such as [168, 40]');
  if (x >= SCREEN_WIDTH || y >= SCREEN_HEIGHT)
    value.fail(`misses the screen, which is ${SCREEN_WIDTH} pixels wide and ${SCREEN_HEIGHT} high`);
  return [x, y];
};

type Gesture = (simulator: ScenarioWorld['simulator'], x: number, y: number) => Promise<void>;

/** A point, `[168, 40]`, or the middle of an element, by its id. */
const readTouch =
  (gesture: Gesture): Reader<Action> =>
  (value) => {
    if (!value.items) {
      const id = value.text ?? value.fail('must be a point such as [168, 40], or the id of an element');
      return { perform: (world) => touchElement(id, gesture, world) };
    }
    const [x, y] = readPoint(value);
    return action(({ simulator }) => gesture(simulator, x, y));
  };

async function touchElement(
  id: string,
  gesture: Gesture,
  { simulator }: ScenarioWorld,
): Promise<string | undefined> {
  const parts = await simulator.elements();
  const corners = parts
    .filter((part) => part.id === id || part.ancestorIds.includes(id))
    .flatMap((part) => part.corners ?? []);
  if (corners.length === 0) return `the view shows no element ${quote(id)}`;
  const middle = (values: number[]): number => (Math.min(...values) + Math.max(...values)) / 2;
  await gesture(simulator, middle(corners.map(([x]) => x)), middle(corners.map(([, y]) => y)));
  return undefined;
}

export const readTap = readTouch((simulator, x, y) => simulator.tap(x, y));

const readPressAt = record({ at: readPoint, for: readDuration });

/** As `tap`, or `{ at, for }` with how long. */
export const readPress: Reader<Action> = (value) => {
  if (!value.pairs) return readTouch((simulator, x, y) => simulator.press(x, y))(value);
  const { at, for: ms } = readPressAt(value);
  return action(({ simulator }) => simulator.press(...at, ms));
};

/** From the middle of the screen's one side to the other. */
const SWIPES = {
  up: [0, 1],
  down: [0, -1],
  left: [1, 0],
  right: [-1, 0],
} as const satisfies Record<SwipeDirection, Point>;
const SWIPE_REACH_PX = 120;

const readSwipeWay = record({ from: readPoint, to: readPoint, for: optional(readDuration) });

/** `up`, `down`, `left`, `right`, or `{ from, to, for }`. */
export const readSwipe: Reader<Action> = (value) => {
  if (value.pairs) {
    const { from, to, for: ms } = readSwipeWay(value);
    return action(({ simulator }) => simulator.swipe(from, to, ms));
  }
  const [x, y] = SWIPES[oneOf(SWIPE_DIRECTIONS)(value)];
  const at = (sign: number): Point => [
    SCREEN_WIDTH / 2 + sign * x * SWIPE_REACH_PX,
    SCREEN_HEIGHT / 2 + sign * y * SWIPE_REACH_PX,
  ];
  return action(({ simulator }) => simulator.swipe(at(1), at(-1)));
};

/** A part of a finger's way, as a moment has it. */
export const readFinger =
  (type: 'fingerDown' | 'fingerMove' | 'fingerUp'): Reader<Action> =>
  (value) => {
    const [x, y] = readPoint(value);
    return action(({ simulator }) => simulator.perform({ type, x, y }));
  };

export const readButton: Reader<Action> = (value) => {
  oneOf(['press'])(value);
  return action(({ simulator }) => simulator.pressButton());
};
