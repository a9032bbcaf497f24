import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { cpus, loadavg, totalmem } from 'node:os'
import { measureAnalytics } from './analytics.ts'
import { measureAssessment } from './assessment.ts'
import { measureAssessmentBound } from './assessment-bound.ts'
import { measureClaims } from './claims.ts'
import { measureFanout } from './fanout.ts'
import { measureHandoff } from './handoff.ts'
import { measureOutbox } from './outbox.ts'
import { measureRedaction } from './redaction.ts'
import { measureSimilar } from './similar.ts'
import { measureStartup } from './startup.ts'

/** A measurement: prints nothing, answers its figures. */
export type Bench = (args: string[]) => Promise<Record<string, unknown>>

const BENCHES: Record<string, Bench> = {
  fanout: measureFanout,
  claims: measureClaims,
  startup: measureStartup,
  analytics: measureAnalytics,
  similar: measureSimilar,
  redaction: measureRedaction,
  assessment: measureAssessment,
  handoff: measureHandoff,
  outbox: measureOutbox,
  'assessment-bound': measureAssessmentBound,
}

/** `npm run bench -- NAME [arguments]`: measures and prints one JSON object. */
async function main() {
  const [name = '', ...args] = process.argv.slice(2)
  const bench = BENCHES[name]
  if (!bench) {
    console.error(`Which one? npm run bench -- ${Object.keys(BENCHES).join(' | ')}`)
    process.exitCode = 2
    return
  }
  const figures = await bench(args)
  const machine = {
    cpu: cpus()[0]?.model.trim(),
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform} ${process.arch}`,
    // Far above what the measurement itself asks for: somebody else was at work, and the figures say little.
    load: loadavg().map(load => Number(load.toFixed(1))),
  }
  const versions = { node: process.version, pglite: versionOf('@electric-sql/pglite'), pg: versionOf('pg') }
  console.log(JSON.stringify({ bench: name, date: new Date().toISOString(), machine, versions, figures }))
}

const versionOf = (name: string): string => {
  const entry = createRequire(import.meta.url).resolve(name)
  const [folder = ''] = /.*[/\\]node_modules[/\\](@[^/\\]+[/\\])?[^/\\]+/.exec(entry) ?? []
  return JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')).version
}

await main()
