import { existsSync } from 'node:fs'
import { endCommands } from './support/run-command.ts'
import { runStatic, type Step } from './support/run-static.ts'
import { runTests } from './support/run-tests.ts'

/** Everything short of the tests. A step waits for those in `after`. */
const STEPS: Step[] = [
  {
    name: 'types',
    commands: [
      ['tsc', '-p', 'tsconfig.server.json'],
      ['tsc', '-p', 'tsconfig.web.json'],
      ['tsc', '-p', 'tsconfig.shared.json'],
      ['tsc', '-p', 'tsconfig.e2e.json'],
    ],
  },
  { name: 'lint', commands: [['biome', 'check', '--error-on-warnings', '.']] },
  {
    name: 'boundaries',
    commands: [
      ['depcruise', '--config', '.dependency-cruiser.cjs', 'src', 'test', 'e2e', 'bench', 'scripts'],
    ],
  },
  { name: 'unused', commands: [['knip', '--no-progress']] },
  ...(existsSync('scripts/openapi.ts')
    ? [{ name: 'openapi', commands: [['tsx', 'scripts/openapi.ts', '--check']] }]
    : []),
  { name: 'schema', commands: [['tsx', 'scripts/schema.ts', '--check']] },
  {
    name: 'build',
    commands: [
      ['tsc', '-p', 'tsconfig.build.json'],
      ['vite', 'build', '--logLevel', 'warn'],
    ],
  },
  { name: 'size', commands: [['tsx', 'scripts/bundle-size.ts']], after: 'build' },
]

/**
 * `npm test`: all of it. `npm test -- types lint`: these steps only. `npm test -- tests [arguments for vitest]`:
 * the tests only, against what was built last.
 */
async function main() {
  const [first, ...rest] = process.argv.slice(2)
  const names = [...STEPS.map(step => step.name), 'tests']
  const wanted = first === undefined ? names : first === 'tests' ? ['tests'] : [first, ...rest]
  const unknown = wanted.filter(name => !names.includes(name))
  if (unknown.length > 0) {
    console.error(`No step is called ${unknown.join(', ')}. The steps: ${names.join(', ')}.`)
    process.exitCode = 2
    return
  }

  const broken = await runStatic(STEPS.filter(step => wanted.includes(step.name)))
  if (broken !== undefined) {
    console.log(`\nThe check stopped at: ${broken}`)
    console.log('0 passed, 1 failed')
    process.exitCode = 1
    return
  }
  if (!wanted.includes('tests')) {
    console.log(`\nAll good: ${wanted.join(', ')}`)
    return
  }
  const { passed, failed } = await runTests(first === 'tests' ? rest : [])
  console.log(failed === 0 ? '\nThe check passed' : '\nThe check failed: tests')
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    endCommands()
    process.exitCode = 1
  })
}
await main()
