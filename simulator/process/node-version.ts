/** As `engines` of package.json has it: the locks need its permissions. */
const OLDEST = [20, 15] as const;

/** What to say where this version of Node.js, such as `v18.20.8`, is too old; undefined where it is not. */
export function describeOldNode(version: string): string | undefined {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const isOld = major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
  return isOld ? `Node.js ${OLDEST.join('.')} or newer is required; this is ${version}` : undefined;
}
