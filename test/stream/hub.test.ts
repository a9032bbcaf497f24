import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertOrganization } from '../../src/server/core/auth/accounts.ts'
import { changePeople } from '../../src/server/core/auth/people.ts'
import type { Actor, Services } from '../../src/server/core/context.ts'
import { makeSealer } from '../../src/server/core/crypto.ts'
import { openEmbedded } from '../../src/server/core/db/embedded.ts'
import { migrate } from '../../src/server/core/db/migrate.ts'
import { makeMetrics } from '../../src/server/core/metrics.ts'
import { makeStreamHub, type StreamHub } from '../../src/server/core/stream/hub.ts'
import type { Sink } from '../../src/server/core/stream/subscriber.ts'
import { createSession } from '../../src/server/features/sessions/index.ts'
import { hire } from '../support/app.ts'

let services: Services
let hub: StreamHub
let technician: Actor

beforeAll(async () => {
  const db = await openEmbedded(null)
  await migrate(db.kysely)
  services = {
    db,
    log: pino({ level: 'silent' }),
    metrics: makeMetrics({ defaults: false }),
    sealer: makeSealer('a secret that only the tests have'),
  }
  hub = makeStreamHub(services)
  const orgId = await changePeople(services, null, async tx => {
    const id = await insertOrganization(tx, 'Test MSP')
    return { orgId: id, result: id }
  })
  technician = await hire(services, orgId, { role: 'technician', name: 'Tess', email: 'tess@example.test' })
})
afterAll(async () => {
  hub.close()
  await services.db.close()
})

/** A connection that takes everything, and can be closed by its client. */
function connection() {
  let text = ''
  let onClose = () => {}
  const sink: Sink = {
    write(bytes) {
      text += bytes
      return true
    },
    unsentBytes: () => 0,
    drained: async () => {},
    end: () => {},
    destroy: () => {},
    onClose(listener) {
      onClose = listener
    },
  }
  return { sink, heard: () => text, close: () => onClose() }
}

test('two who join just as the last listener leaves both hear what happens next', async () => {
  const [leaving, joining, joiningLater] = [connection(), connection(), connection()]
  await hub.subscribe(technician, undefined, leaving.sink)

  const first = hub.subscribe(technician, undefined, joining.sink)
  leaving.close()
  const second = hub.subscribe(technician, undefined, joiningLater.sink)
  await Promise.all([first, second])

  await createSession({ ...services, actor: technician }, { title: 'After', problem: 'After' })
  for (const { heard } of [joining, joiningLater]) await expect.poll(heard).toContain('session_created')
})
