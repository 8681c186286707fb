/** An error with one of the names of Web Crypto. */
export function createCryptoError(
  name: 'InvalidAccessError' | 'NotSupportedError' | 'SyntaxError',
  message: string,
): Error {
  const error = new Error(message);
  error.name = name;
  return error;
}

/** Returns the name of an algorithm or format, given as text or `{name}`. Throws if it is not one of `names`. */
export function requireName<Name extends string>(algorithm: unknown, names: readonly Name[]): Name {
  const given: unknown =
    typeof algorithm === 'object' && algorithm !== null ? Reflect.get(algorithm, 'name') : algorithm;
  const name = names.find((each) => each === given);
  if (name === undefined) throw createCryptoError('NotSupportedError', `not supported: ${String(given)}`);
  return name;
}
