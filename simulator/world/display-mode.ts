/** `always-on`: the display shows something all the time, dimly and with few pixels, and ignores fingers. */
export const DISPLAY_MODES = ['on', 'always-on', 'off'] as const;
export type DisplayMode = (typeof DISPLAY_MODES)[number];
