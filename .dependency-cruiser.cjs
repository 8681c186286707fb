const { ROOMS: SIMULATOR_ROOMS, WORLD_ROOMS } = require('./simulator/rooms.cjs');

/** The HTTP port of `npm run cloud`. */
const OUTSIDE_OF_THE_WORLD = '^simulator/cloud/listen\\.ts$';

/** Packages that run in every JavaScript engine, or whose entry for browsers does. */
const PURE_PACKAGES = [
  '@jridgewell/trace-mapping',
  '@noble/ciphers',
  '@noble/hashes',
  'acorn',
  'cbor-x',
  'css-select',
  'css-tree',
  'fflate',
  'htmlparser2',
  'luxon',
  'opentype.js',
  'pure-rand',
  'saxes',
];

/**
 * The directions of imports (docs/architecture.md). A rule names what must never be imported from where.
 * @type {import('dependency-cruiser').IConfiguration}
 */
module.exports = {
  forbidden: [
    {
      name: 'app-knows-only-common',
      severity: 'error',
      from: { path: '^app/' },
      to: { path: '^(companion|settings|simulator|tests|types)/' },
    },
    {
      name: 'companion-knows-only-common',
      severity: 'error',
      from: { path: '^companion/' },
      to: { path: '^(app|settings|simulator|tests)/' },
    },
    {
      name: 'packages-know-only-types',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^(app|companion|settings|common|simulator|tests|scripts)/' },
    },
    {
      name: 'companion-http-is-below',
      comment: 'Errors, HTTP, the time limit and the budget know neither the account nor the sources.',
      severity: 'error',
      from: { path: '^companion/http/' },
      to: { path: '^companion/(account|sources|sync)/' },
    },
    {
      name: 'companion-account-knows-only-http',
      severity: 'error',
      from: { path: '^companion/account/' },
      to: { path: '^companion/(sources|sync)/' },
    },
    {
      name: 'companion-sources-know-only-http',
      severity: 'error',
      from: { path: '^companion/sources/' },
      to: { path: '^companion/(account|sync)/' },
    },
    {
      name: 'companion-sync-knows-no-account',
      severity: 'error',
      from: { path: '^companion/sync/' },
      to: { path: '^companion/account/' },
    },
    {
      name: 'settings-knows-only-common',
      severity: 'error',
      from: { path: '^settings/' },
      to: { path: '^(app|companion|simulator|tests|types)/' },
    },
    {
      name: 'common-knows-nobody',
      severity: 'error',
      from: { path: '^common/' },
      to: { path: '^(?!common/)' },
    },
    {
      name: 'simulator-knows-only-the-fba',
      comment:
        "It must run other people's faces too. The generated types of the Web API are the one exception.",
      severity: 'error',
      from: { path: '^simulator/' },
      to: { path: '^(app|companion|settings|common|tests)/' },
    },
    {
      name: 'cloud-knows-no-device',
      severity: 'error',
      from: { path: '^simulator/cloud/' },
      to: { path: '^simulator/(device|phone|screen|settings-page|ui|server|cli)/' },
    },
    ...SIMULATOR_ROOMS.slice(0, -1).map((room, index) => ({
      name: `simulator-${room}-imports-no-later-room`,
      severity: 'error',
      from: { path: `^simulator/${room}/` },
      to: { path: `^simulator/(${SIMULATOR_ROOMS.slice(index + 1).join('|')})/` },
    })),
    {
      name: 'simulator-rooms-are-in-the-list',
      severity: 'error',
      from: { path: `^simulator/(?!(${SIMULATOR_ROOMS.join('|')})/)[^/]+/` },
      to: {},
    },
    {
      name: 'simulator-world-needs-no-node',
      comment: 'The world reaches for Node through simulator/host alone.',
      severity: 'error',
      from: { path: `^simulator/(${WORLD_ROOMS.join('|')})/`, pathNot: OUTSIDE_OF_THE_WORLD },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'simulator-world-needs-pure-packages',
      severity: 'error',
      from: { path: `^simulator/(${WORLD_ROOMS.join('|')})/`, pathNot: OUTSIDE_OF_THE_WORLD },
      to: {
        path: '(^|/)node_modules/',
        pathNot: `(^|/)node_modules/(@types/)?(${PURE_PACKAGES.join('|').replace(/\./g, '\\.')})/`,
      },
    },
    {
      name: 'simulator-world-draws-no-pixels',
      comment: 'It hands out SVG.',
      severity: 'error',
      from: { path: `^simulator/(${WORLD_ROOMS.join('|')})/` },
      to: { path: '^simulator/picture/' },
    },
    {
      name: 'simulator-renderer-stands-alone',
      comment: 'Its process may read its own bundle and the native renderer: the world is another bundle.',
      severity: 'error',
      from: { path: '^simulator/picture/render-(main|options)\\.ts$' },
      to: { path: `^simulator/(host|${WORLD_ROOMS.join('|')})/` },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: { path: '^(app|companion|settings|common|packages|simulator)/' },
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(build|dist)/' },
    tsPreCompilationDeps: true,
    moduleSystems: ['cjs', 'es6'],
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js'] },
  },
};
