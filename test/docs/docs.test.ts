import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { environment } from '../../src/server/core/config.ts'
import { makeMetrics } from '../../src/server/core/metrics.ts'
import { DEMO_LOGINS } from '../../src/server/features/demo/index.ts'
import { PROBLEMS } from '../../src/shared/problems.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
/** What npm knows itself, without a script of that name. */
const BUILT_IN = ['ci', 'prune', 'install']

/** Path to text, of every page at the top and below `docs`. */
const pages = new Map<string, string>()
const page = (path: string) => pages.get(path) ?? ''

beforeAll(async () => {
  const top = (await readdir(ROOT)).filter(name => name.endsWith('.md'))
  const below = (await readdir(join(ROOT, 'docs'), { recursive: true })).filter(name => name.endsWith('.md'))
  for (const path of [...top, ...below.map(name => join('docs', name))])
    pages.set(path, await readFile(join(ROOT, path), 'utf8'))
  expect([...pages.keys()]).toContain('README.md')
})

/** What `pattern` captures in each page, as `page: match`. */
const findAll = (pattern: RegExp): [path: string, found: string][] =>
  [...pages].flatMap(([path, text]) =>
    [...text.matchAll(pattern)].map((match): [string, string] => [path, match[1] ?? '']),
  )

/** The cells of each row of the tables of a page, without heads and rules. */
const rows = (text: string): string[][] =>
  text
    .split('\n')
    .filter(line => line.startsWith('| `'))
    .map(line =>
      line
        .split('|')
        .slice(1, -1)
        .map(cell => cell.trim()),
    )
const firstCells = (text: string) => rows(text).map(([cell = '']) => cell.replaceAll('`', ''))

test('every npm command that a page names exists', async () => {
  const { scripts } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { scripts: object }
  const named = findAll(/\bnpm (?:run )?([a-z][a-z-]*)/g).filter(([, name]) => name !== 'installs')
  expect(named.length).toBeGreaterThan(5)
  const known = [...Object.keys(scripts), ...BUILT_IN]
  expect(named.filter(([, name]) => !known.includes(name))).toEqual([])
})

test('every script and program that a page runs exists', () => {
  const scripts = findAll(/\btsx ([\w./-]+\.ts)/g)
  const programs = findAll(/\bnode dist\/([\w./-]+)\.js/g).map(
    ([path, name]) => [path, `src/${name}.ts`] as const,
  )
  expect(programs).not.toEqual([])
  expect([...scripts, ...programs].filter(([, file]) => !existsSync(join(ROOT, file)))).toEqual([])
})

test('every relative link leads somewhere', () => {
  const links = findAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)
  expect(links.length).toBeGreaterThan(20)
  expect(links.filter(([path, link]) => !existsSync(join(ROOT, dirname(path), link)))).toEqual([])
})

test('every file of the tree that a page names exists', () => {
  const named = findAll(/`((?:src|test|scripts|db)\/[\w./-]+\.(?:ts|tsx|sql))`/g)
  expect(named.filter(([, file]) => !existsSync(join(ROOT, file)))).toEqual([])
})

test('the README lists the variables of the environment, all of them and no other', () => {
  const [, table = ''] = page('README.md').split('### Configuration')
  expect(firstCells(table.split('\n## ')[0] ?? '')).toEqual(Object.keys(environment.shape))
})

test('the README names the log-ins of the demo', () => {
  for (const { email, password } of DEMO_LOGINS) {
    expect(page('README.md')).toContain(`\`${email}\``)
    expect(page('README.md')).toContain(`\`${password}\``)
  }
})

test('operations lists the metrics, all of them and no other', async () => {
  const registry = await makeMetrics({ defaults: false }).registry.getMetricsAsJSON()
  const listed = firstCells(page('docs/operations.md')).filter(name => name.startsWith('rf_'))
  expect(listed).toEqual(registry.map(({ name }) => name))
})

test('problems lists the codes with status and title, all of them and no other', () => {
  const listed = rows(page('docs/problems.md')).map(([code, status, title]) => [code, status, title])
  expect(listed).toEqual(
    Object.entries(PROBLEMS).map(([code, { status, title }]) => [`\`${code}\``, String(status), title]),
  )
})

test('the check runs what the README says', async () => {
  const run = await readFile(join(ROOT, '.ci', 'run'), 'utf8')
  for (const command of ['npm ci', 'npm test']) {
    expect(page('README.md')).toContain(command)
    expect(run).toContain(command)
  }
})
