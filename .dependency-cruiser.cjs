/** The folder table of src/README.md as rules: who may import whom. */
const layers = {
  lib: [],
  model: ['lib'],
  profile: ['model', 'lib'],
  page: ['model', 'lib'],
  locate: ['page', 'model', 'lib'],
  plan: ['model', 'lib'],
  snapshot: ['model', 'lib'],
  crawl: ['page', 'locate', 'snapshot', 'model', 'lib'],
  site: ['page', 'locate', 'model', 'lib'],
  checks: ['site', 'model', 'lib'],
  evaluate: ['checks', 'model', 'lib'],
  scoring: ['model', 'lib'],
  evidence: ['crawl', 'snapshot', 'model', 'lib'],
  report: ['model', 'lib'],
  proof: ['snapshot', 'model', 'lib'],
  store: ['model', 'lib'],
  review: ['scoring', 'store', 'model', 'lib'],
  schedule: ['pipeline.ts', 'store', 'model', 'lib'],
  dashboard: ['store', 'review', 'report', 'model', 'lib'],
  demo: ['model', 'lib'],
  examples: ['model', 'page', 'locate', 'plan', 'site', 'evaluate', 'profile', 'lib'],
};
const inside = (names) => `^src/(${names.map((name) => name.replace('.', '\\.')).join('|')})(/|$)`;

const direction = Object.entries(layers).map(([folder, allowed]) => ({
  name: `direction-${folder}`,
  severity: 'error',
  comment: `src/${folder} may import only ${['itself', ...allowed].join(', ')}`,
  from: { path: `^src/${folder}/` },
  to: { path: '^src/', pathNot: inside([folder, ...allowed]) },
}));

module.exports = {
  forbidden: [
    ...direction,
    {
      name: 'direction-pipeline',
      severity: 'error',
      from: { path: '^src/pipeline\\.ts$' },
      to: {
        path: '^src/',
        pathNot: inside([
          'catalog.ts',
          'profile',
          'plan',
          'crawl',
          'snapshot',
          'site',
          'evaluate',
          'scoring',
          'model',
          'lib',
        ]),
      },
    },
    {
      name: 'direction-catalog',
      severity: 'error',
      from: { path: '^src/catalog\\.ts$' },
      to: { path: '^src/', pathNot: inside(['checks', 'model']) },
    },
    {
      name: 'direction-main',
      severity: 'error',
      from: { path: '^src/main\\.ts$' },
      to: { path: '^src/', pathNot: '^src/cli/' },
    },
    { name: 'nobody-imports-main', severity: 'error', from: { path: '^src/' }, to: { path: '^src/main\\.ts$' } },
    {
      name: 'no-check-imports-another',
      severity: 'error',
      from: { path: '\\.check\\.ts$' },
      to: { path: '\\.check\\.ts$' },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'pure-core',
      severity: 'error',
      comment: 'No input or output in the pure core.',
      from: { path: '^src/(model|page|locate|plan|site|checks|evaluate|scoring)/' },
      to: {
        path: '^(node:)?(fs|net|http|https|http2|dns|tls|dgram|child_process|worker_threads|cluster)(/|$)|node_modules/(undici|playwright|playwright-core|@photostructure|pg|ioredis)/',
      },
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
