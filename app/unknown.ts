/** The text of an unknown figure. A real zero is "0". */
export const UNKNOWN = '—';
