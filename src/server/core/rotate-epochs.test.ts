import { expect, test } from 'vitest'
import { PASSWORD, startApp } from '../../../test/support/app.ts'
import { logIn } from '../../../test/support/caller.ts'
import { listSessions } from '../../shared/contract/sessions.ts'
import { openEmbedded } from './db/embedded.ts'
import { migrate } from './db/migrate.ts'
import { rotateEpochs } from './rotate-epochs.ts'

test('after a restore a browser that comes back with an old cursor is told to fetch anew', async () => {
  const db = await openEmbedded(null)
  await migrate(db.kysely)
  const before = await startApp({ db })
  const member = await (await before.addOrganization()).hire('engineer')
  await before.addOrganization('Another MSP')
  const { cursor } = await member.call(listSessions, { query: {} })
  await before.close()

  expect(await rotateEpochs(db)).toBe(2)

  const after = await startApp({ db })
  const stream = await (await logIn(after.url, member.email, PASSWORD)).stream(cursor)
  expect(stream.said[0]?.event).toBe('reset')
  stream.close()
  await after.close()
  await db.close()
})
