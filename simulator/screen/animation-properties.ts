import { parseClockValueMs } from './animation-spec';
import type { ElementProperty } from './element-property';

/** Where an animation leads and in how many seconds; what is written counts from its next start. */
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
    read: ({ animation }) => animation && animation.durationMs / 1000,
    write: ({ animation }, value) => {
      if (animation) animation.durationMs = parseClockValueMs(String(value));
    },
  },
};
