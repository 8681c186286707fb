import { SECOND_MS } from '../world/duration';
import { parseClockValueMs } from './animation-spec';
import type { ElementProperty } from './element-property';

/** The end values and the duration (seconds) of an animation. A change takes effect at its next start. */
export const animationProperties: Readonly<Record<string, ElementProperty>> = {
  from: {
    read: ({ animation }) => animation?.from,
    write: ({ animation }, value) => {
      if (animation) animation.from = String(value);
    },
  },
  to: {
    read: ({ animation }) => animation?.to,
    write: ({ animation }, value) => {
      if (animation) animation.to = String(value);
    },
  },
  dur: {
    read: ({ animation }) => animation && animation.durationMs / SECOND_MS,
    write: ({ animation }, value) => {
      if (animation) animation.durationMs = parseClockValueMs(String(value));
    },
  },
};
