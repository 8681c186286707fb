/** `always-on`: the display is dim, lights few pixels and ignores fingers. */
export const DISPLAY_MODES = ['on', 'always-on', 'off'] as const;
export type DisplayMode = (typeof DISPLAY_MODES)[number];

/** The largest share of pixels that the always-on display may light. More wears it out. */
export const MAX_LIT_SHARE = 0.2;
