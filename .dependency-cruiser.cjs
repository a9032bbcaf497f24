/** The walls of the house. Each rule says who may import whom; breaking one fails the check. */
const test = '[.]test[.]tsx?$'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'shared-imports-only-zod',
      comment: 'src/shared runs in the browser and on the server: no Node, no DOM, nothing of ours.',
      severity: 'error',
      from: { path: '^src/shared/', pathNot: test },
      to: { pathNot: '^(src/shared|node_modules/zod)/' },
    },
    {
      name: 'shared-tests-stay-in-shared',
      severity: 'error',
      from: { path: '^src/shared/.*[.]test[.]ts$' },
      to: { path: '^src/(server|web)/' },
    },
    {
      name: 'server-not-web',
      severity: 'error',
      from: { path: '^src/server/' },
      to: { path: '^src/web/' },
    },
    {
      name: 'web-not-server',
      comment: 'What both sides know lives in src/shared.',
      severity: 'error',
      from: { path: '^src/web/' },
      to: { path: '^src/(?!web/|shared/)' },
    },
    {
      name: 'web-not-node',
      severity: 'error',
      from: { path: '^src/web/', pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'server-core-knows-no-feature',
      severity: 'error',
      from: { path: '^src/server/core/' },
      to: { path: '^src/server/(features|integrations)/' },
    },
    {
      name: 'server-core-not-app',
      severity: 'error',
      from: { path: '^src/server/core/', pathNot: test },
      to: { path: '^src/server/(app|main)[.]ts$' },
    },
    {
      name: 'server-feature-through-index',
      comment: 'A feature speaks to another through its index.ts only.',
      severity: 'error',
      from: { path: '^src/server/features/([^/]+)/' },
      to: {
        path: '^src/server/features/[^/]+/',
        pathNot: ['^src/server/features/$1/', '^src/server/features/[^/]+/index[.]ts$'],
      },
    },
    {
      name: 'integration-through-feature-index',
      comment: 'An integration implements a port; the feature that owns it exports it from its index.ts.',
      severity: 'error',
      from: { path: '^src/server/integrations/' },
      to: { path: '^src/server/features/', pathNot: '^src/server/features/[^/]+/index[.]ts$' },
    },
    {
      name: 'integrations-known-by-app-only',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/server/(app|channels)[.]ts$', '^src/server/integrations/'] },
      to: { path: '^src/server/integrations/' },
    },
    {
      name: 'web-ui-knows-nothing',
      comment: 'Components without domain knowledge: no feature, no application core, styles excepted.',
      severity: 'error',
      from: { path: '^src/web/ui/' },
      to: { path: '^src/web/(features|core|app)/', pathNot: '[.]css$' },
    },
    {
      name: 'web-core-knows-no-feature',
      severity: 'error',
      from: { path: '^src/web/core/' },
      to: { path: '^src/web/features/' },
    },
    {
      name: 'web-features-never-each-other',
      severity: 'error',
      from: { path: '^src/web/features/([^/]+)/' },
      to: { path: '^src/web/features/[^/]+/', pathNot: '^src/web/features/$1/' },
    },
    {
      name: 'product-not-tooling',
      severity: 'error',
      from: { path: '^src/', pathNot: test },
      to: { path: '^(test|e2e|bench|scripts)/' },
    },
    {
      name: 'product-not-dev-dependency',
      comment: 'What runs in production must be there after an install without development packages.',
      severity: 'error',
      from: { path: '^src/', pathNot: test },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
