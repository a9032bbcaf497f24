import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCommand } from './run-command.ts'

type Report = {
  numPassedTests: number
  numFailedTests: number
  numFailedTestSuites: number
  numPendingTests: number
}

/**
 * Runs vitest with its usual report and returns the counts. A run that fails otherwise than by a test (a file that
 * does not load, an error nobody caught, a crash) counts as one failure: zero means that all is well.
 */
export async function runTests(args: readonly string[]): Promise<{ passed: number; failed: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'rf-tests-'))
  const file = join(folder, 'report.json')
  try {
    console.log('\ntests')
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const { ok } = await runCommand(['vitest', 'run', ...reporters, ...args], { live: true })
    const report = await readFile(file, 'utf8').then(
      text => JSON.parse(text) as Report,
      () => undefined,
    )
    const failed = report?.numFailedTests ?? 0
    // What was skipped must not pass for proved.
    if (report?.numPendingTests) console.log(`\n!!! ${report.numPendingTests} tests did not run, see above`)
    return { passed: report?.numPassedTests ?? 0, failed: ok ? failed : Math.max(1, failed) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
