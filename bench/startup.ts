import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isBuilt, startServer } from '../test/crash/support/server-process.ts'
import { percentile, rounded } from './support/figures.ts'

const LATER_STARTS = 5

/** Time from the start of the process until `/readyz` says yes, over an empty folder and over a used one; memory then. */
export async function measureStartup(): Promise<Record<string, unknown>> {
  if (!isBuilt()) throw new Error('The build is older than the sources: npm run build')
  const dataDir = mkdtempSync(join(tmpdir(), 'rf-bench-'))
  try {
    const first = await start(dataDir)
    const later: Start[] = []
    for (let n = 0; n < LATER_STARTS; n++) later.push(await start(dataDir))
    return {
      firstStartMs: first.ms,
      laterStartMs: percentile(
        later.map(({ ms }) => ms),
        0.5,
      ),
      slowestLaterStartMs: Math.max(...later.map(({ ms }) => ms)),
      rssMiBFirst: first.rssMiB,
      rssMiBLater: percentile(
        later.map(({ rssMiB }) => rssMiB ?? Number.NaN),
        0.5,
      ),
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

type Start = { ms: number; rssMiB: number | undefined }

async function start(dataDir: string): Promise<Start> {
  const from = performance.now()
  const server = await startServer({ DATA_DIR: dataDir })
  const { status } = await fetch(`${server.url}/readyz`)
  const ms = Math.round(performance.now() - from)
  if (status !== 200) throw new Error(`not ready: ${status}`)
  const rssMiB = residentMiB(server.pid)
  await server.stop()
  return { ms, rssMiB }
}

/** Memory that a process holds; undefined where the system has no /proc. */
function residentMiB(pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined
  const [, kib] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return rounded(Number(kib) / 1024)
}
