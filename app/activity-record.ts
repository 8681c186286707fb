/** A past minute or day of the watch's own record; steps are no number where it has none. */
export interface ActivityRecord {
  readonly steps: unknown;
}
