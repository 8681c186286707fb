/** `always-on`: the display is dim, lights few pixels and ignores fingers. */
export const DISPLAY_MODES = ['on', 'always-on', 'off'] as const;
export type DisplayMode = (typeof DISPLAY_MODES)[number];
