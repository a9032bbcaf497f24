import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { acceptInvitation, completeSetup, createInvitation } from '../../src/shared/contract/members.ts'
import type { Role } from '../../src/shared/contract/route.ts'
import { type ServerProcess, startServer } from '../../test/crash/support/server-process.ts'
import { type Caller, logIn, makeCaller } from '../../test/support/caller.ts'

const PASSWORD = 'a password for tests'

/** The app as it is installed, with its data in a folder that is removed at the end. */
export type Installed = {
  server: ServerProcess
  /** The token that the log shows on the first run. */
  setupToken(): Promise<string>
  /** `kill -9` and nothing else. */
  kill(): Promise<void>
  /** Starts it again: same address, same data. */
  restart(): Promise<void>
  remove(): Promise<void>
}

/** Starts the app with an empty folder for its data, and with these variables in its environment. */
export async function install(env: Record<string, string> = {}): Promise<Installed> {
  const folder = await mkdtemp(join(tmpdir(), 'rf-e2e-'))
  const start = (port: string) => startServer({ DATA_DIR: folder, PORT: port, ...env })
  let server = await start('0')
  const { url } = server
  return {
    get server() {
      return server
    },
    async setupToken() {
      const [, token = ''] = await server.said(/one-time token: ([\w-]+)/)
      return token
    },
    kill: () => server.kill(),
    async restart() {
      server = await start(new URL(url).port)
    },
    async remove() {
      await server.kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Sets the app up and answers how to add people to it. */
export async function setUp({ server, setupToken }: Installed) {
  const visitor = makeCaller(server.url)
  await visitor.call(completeSetup, {
    body: {
      token: await setupToken(),
      organization: 'Northwind Managed IT',
      name: 'Owen Pryce',
      email: 'owner@example.test',
      password: PASSWORD,
    },
  })
  const owner = await logIn(server.url, 'owner@example.test', PASSWORD)
  return async (role: Role, name: string): Promise<Caller> => {
    const email = `${name.split(' ')[0]?.toLowerCase()}@example.test`
    const { link } = await owner.call(createInvitation, { body: { email, role } })
    const token = new URL(link, server.url).hash.slice(1)
    await visitor.call(acceptInvitation, { body: { token, name, password: PASSWORD } })
    return logIn(server.url, email, PASSWORD)
  }
}
