/** `always-on`: the display is dim, lights few pixels and ignores fingers. */
export type DisplayMode = 'on' | 'always-on' | 'off';
