/** The members as a form or a query; those that are undefined are left out. */
export function toSearchParams(form: Readonly<Record<string, string | undefined>>): URLSearchParams {
  return new URLSearchParams(
    Object.entries(form).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
