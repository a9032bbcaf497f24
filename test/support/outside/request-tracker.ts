import { execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)

const SERVER = '/usr/share/request-tracker5/libexec/rt-server'
const PACKAGES = ['request-tracker5', 'rt5-db-sqlite', 'rt5-standalone']
/** Measured: 2 minutes on two busy cores. */
export const INSTALL_MS = 6 * 60_000
/** A mirror that does not answer is given up soon; another installation is waited for. */
const PATIENCE = [
  '-o',
  'Acquire::http::Timeout=20',
  '-o',
  'Acquire::Retries=1',
  '-o',
  'DPkg::Lock::Timeout=120',
]
const SETUP_MS = 2 * 60_000

export type RequestTracker = {
  url: string
  /** Of the user for ResolutionFlow, with the rights that the guide asks for; of one who sees nothing; of root; a second queue. */
  tokens: { token: string; blind: string; root: string; queue: string }
  /** A call as root, for what the tests look at. */
  asRoot(path: string, body?: object): Promise<unknown>
  close(): Promise<void>
}

/**
 * Starts Debian's Request Tracker 5 on the loopback over an empty database of its own, and installs it first where that is
 * possible. Answers a sentence when it is not.
 */
export async function startRequestTracker(): Promise<RequestTracker | string> {
  const missing = await install()
  if (missing) return missing
  const folder = await mkdtemp(path.join(tmpdir(), 'rf-request-tracker-'))
  const port = await freePort()
  const env = await configure(folder, port)
  await run('rt-setup-database-5', ['--action', 'init', '--skip-create'], { env, timeout: SETUP_MS })
  const seed = fileURLToPath(new URL('request-tracker-seed.pl', import.meta.url))
  const { stdout } = await run('perl', [seed], { env, timeout: SETUP_MS })
  const tokens = JSON.parse(stdout) as RequestTracker['tokens']

  const server = spawn(SERVER, ['--host', '127.0.0.1', '--port', String(port), '--max-workers', '4'], {
    env,
    stdio: 'ignore',
    // A group of its own: its workers end with it.
    detached: true,
  })
  const ended = new Promise<void>(resolve => server.once('exit', () => resolve()))
  const url = `http://127.0.0.1:${port}`
  const tracker: RequestTracker = {
    url,
    tokens,
    async asRoot(at, body) {
      const answer = await fetch(`${url}/REST/2.0${at}`, {
        method: body ? 'POST' : 'GET',
        headers: { authorization: `token ${tokens.root}`, 'content-type': 'application/json' },
        ...(body ? { body: JSON.stringify(body) } : {}),
      })
      if (!answer.ok) throw new Error(`${at}: ${answer.status} ${await answer.text()}`)
      return answer.json()
    },
    async close() {
      if (server.pid !== undefined && server.exitCode === null) process.kill(-server.pid, 'SIGKILL')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
  await untilUp(tracker)
  return tracker
}

async function install(): Promise<string | undefined> {
  if (existsSync(SERVER)) return undefined
  if (process.getuid?.() !== 0) return 'it is not installed, and only root could install it'
  if (!existsSync('/usr/bin/apt-get')) return 'it is not installed, and there is no apt-get'
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const options = { env, timeout: INSTALL_MS, maxBuffer: 64 * 1024 * 1024 }
  try {
    await run('apt-get', [...PATIENCE, 'update', '-q'], options)
    await run(
      'apt-get',
      [...PATIENCE, 'install', '-y', '-q', '--no-install-recommends', ...PACKAGES],
      options,
    )
  } catch (error) {
    const { stderr = '', killed } = error as { stderr?: string; killed?: boolean }
    return killed
      ? `its installation took longer than ${INSTALL_MS / 60_000} minutes`
      : `it could not be installed: ${stderr.trim().split('\n').at(-1)}`
  }
  return existsSync(SERVER) ? undefined : 'its packages were installed, but it is not where Debian puts it'
}

/** Nothing of the machine's own Request Tracker is read or written; no mail leaves. */
async function configure(folder: string, port: number): Promise<NodeJS.ProcessEnv> {
  const site = path.join(folder, 'site')
  await mkdir(site)
  const config = path.join(folder, 'RT_SiteConfig.pm')
  await writeFile(
    config,
    `Set($rtname, 'desk.test');
Set($Organization, 'desk.test');
Set($DatabaseType, 'SQLite');
Set($DatabaseName, '${path.join(folder, 'tickets.db')}');
Set($WebDomain, '127.0.0.1');
Set($WebPort, ${port});
Set($WebPath, '');
Set($LogToSyslog, undef);
Set($LogToSTDERR, 'error');
# What a token costs to check, on each request: the least that is allowed.
Set($BcryptCost, 10);
Set($MailCommand, 'testfile');
1;
`,
  )
  return { ...process.env, RT_SITE_CONFIG: config, RT_SITE_CONFIG_DIR: site }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })

async function untilUp(tracker: RequestTracker): Promise<void> {
  const end = Date.now() + SETUP_MS
  for (;;) {
    try {
      await tracker.asRoot('/rt')
      return
    } catch (error) {
      if (Date.now() > end) throw error
      await new Promise(resolve => setTimeout(resolve, 200))
    }
  }
}
