/** Width and height of the screens of Versa 3 and Sense, in pixels. */
export const SCREEN_SIZE = 336;
