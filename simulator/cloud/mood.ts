/** How the cloud feels today: as itself, or as one of the ways in which services fail. */
export type Mood = 'normal' | '429' | '410' | 'slow' | 'html' | 'cut' | '500' | 'silent';
