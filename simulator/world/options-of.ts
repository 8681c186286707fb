/** The members of what an app gave as options; none of null and undefined. */
export function optionsOf(value: unknown): Readonly<Record<string, unknown>> {
  return Object(value ?? {});
}
