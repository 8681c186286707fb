/** The fields of an object, each transformed. One without a value, before or after, is left out. */
export const mapFields = <T extends object, U>(
  fields: T,
  transform: (value: T[keyof T]) => U | null | undefined,
): { [K in keyof T]?: U } => {
  const result: { [K in keyof T]?: U } = {};
  for (const name in fields) {
    const value = transform(fields[name]);
    if (value != null) result[name] = value;
  }
  return result;
};
