/**
 * The rooms of the simulator, as docs/architecture.md lists them: none imports a later one. The lint step and the build
 * read this list. biome.json, which can read no other file, repeats the rooms of the world.
 */
exports.ROOMS = [
  'host',
  'world',
  'app-package',
  'realm',
  'screen',
  'peer',
  'persona',
  'device',
  'cloud',
  'phone',
  'settings-page',
  'run',
  'picture',
  'simulation',
  'client',
  'scenario',
  'compat',
  'process',
  'server',
  'ui',
  'developer-relay',
  'cli',
];

/** The rooms that must run where Node is not: all of the simulated world but host, which stands for Node. */
exports.WORLD_ROOMS = exports.ROOMS.slice(
  exports.ROOMS.indexOf('world'),
  exports.ROOMS.indexOf('simulation') + 1,
).filter((room) => room !== 'picture');
