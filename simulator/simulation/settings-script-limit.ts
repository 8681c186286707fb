/** Longest script of a settings page that the page around it loads, characters: many times that of any known app. */
export const MAX_SETTINGS_SCRIPT_LENGTH = 4 * 1024 * 1024;
