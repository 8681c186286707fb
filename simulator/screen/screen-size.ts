/** Width and height of the screens of Versa 3 and Sense, in pixels. */
export const SCREEN_SIZE_PX = 336;
