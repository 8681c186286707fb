/** Width and height of the screen of a Versa 3 and a Sense, px. */
export const SCREEN_SIZE_PX = 336;
/** The middle of the screen, across and down, px. */
export const SCREEN_CENTRE_PX = SCREEN_SIZE_PX / 2;
/** Distance from the left edge of an icon to the text after it, px. */
export const ICON_AND_GAP_PX = 28;
/** Left edge of the content of a framed page, px. */
export const CONTENT_LEFT_PX = 30;
/** Width of the content of a framed page, px. */
export const CONTENT_WIDTH_PX = 276;
/** Right edge of the content of a framed page, px. */
export const CONTENT_RIGHT_PX = CONTENT_LEFT_PX + CONTENT_WIDTH_PX;
