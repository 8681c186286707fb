/** How the cloud responds: normally, or in one of the ways in which services fail. */
export type FailureMode = 'normal' | '429' | '410' | 'slow' | 'html' | 'cut' | '500' | 'silent';
