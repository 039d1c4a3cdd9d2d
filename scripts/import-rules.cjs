/** Lowest first. A folder may import itself and the lines above its own; two folders on one line are strangers. */
const LAYERS = [
  ['core'],
  ['ports'],
  ['platform'],
  ['audit'],
  ['messages', 'job-runs'],
  ['users'],
  ['alerts'],
  ['trust', 'lint-settings', 'authorities', 'registers', 'organisations', 'notifications'],
  ['certificates'],
  ['evaluations'],
  ['register-watch'],
  ['grants', 'applications'],
  ['consents'],
  ['reviews'],
  ['submissions'],
  ['probes'],
  ['connections'],
  ['forecasts', 'calendar'],
  ['jobs'],
  ['status'],
];
const PURE_LIBRARIES = 'node_modules/(asn1js|ipaddr\\.js|pkijs|pvutils|saxes|zod)/';
const folder = (names) => `^server/(${names.join('|')})/`;

const layers = LAYERS.flatMap((line, i) =>
  line.map((name) => ({
    name: `layer-of-${name}`,
    severity: 'error',
    from: { path: folder([name]) },
    to: { path: folder([...LAYERS.slice(i).flat(), 'adapters', 'cli'].filter((other) => other !== name)) },
  })),
);

module.exports = {
  forbidden: [
    ...layers,
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'core-is-pure',
      severity: 'error',
      from: { path: '^server/core/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: `^server/core/|${PURE_LIBRARIES}` },
    },
    {
      name: 'contracts-run-in-the-browser',
      severity: 'error',
      from: { path: '\\.contract\\.ts$' },
      to: { pathNot: `^server/core/|\\.contract\\.ts$|${PURE_LIBRARIES}` },
    },
    {
      name: 'entities-stay-home',
      severity: 'error',
      from: { path: '^server/([^/]+)/' },
      to: { path: '\\.entity\\.ts$', pathNot: '^server/$1/' },
    },
    {
      name: 'adapters-see-only-ports',
      severity: 'error',
      from: { path: '^server/adapters/', pathNot: '\\.test\\.ts$' },
      to: { path: '^server/', pathNot: '^server/(adapters|ports|core|platform)/' },
    },
    {
      name: 'only-the-app-names-adapters',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/(app\\.module\\.ts|adapters/|cli/)' },
      to: { path: '^server/adapters/' },
    },
    {
      name: 'ui-sees-contracts-only',
      severity: 'error',
      from: { path: '^admin-ui/' },
      to: { path: '^server/', pathNot: '\\.contract\\.ts$' },
    },
    {
      name: 'server-never-sees-tests-or-scripts',
      severity: 'error',
      from: { path: '^(server|admin-ui)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^(test|scripts)/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.test\\.tsx?$' },
  },
};
