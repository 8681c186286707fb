/** How the cloud responds: normally, or with one of the failures of real services. */
export const FAILURE_MODES = ['normal', '429', '410', 'slow', 'html', 'cut', '500', 'silent'] as const;
export type FailureMode = (typeof FAILURE_MODES)[number];
