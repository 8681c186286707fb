/** How the cloud responds: normally, or in one of the ways in which services fail. */
export const FAILURE_MODES = ['normal', '429', '410', 'slow', 'html', 'cut', '500', 'silent'] as const;
export type FailureMode = (typeof FAILURE_MODES)[number];
