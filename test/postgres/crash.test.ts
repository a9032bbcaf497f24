import { inject, test } from 'vitest'
import { killWhileWriting } from '../crash/support/kill-while-writing.ts'
import { databasesOf } from '../support/postgres.ts'

const SECRET = 'a secret that every life of the server is given'

test('killed with -9 during writes, thirty times over PostgreSQL: nothing answered is lost, every event comes once', async () => {
  const { url, drop } = await databasesOf(inject('postgresUrl'))()
  try {
    await killWhileWriting({ DATABASE_URL: url, RF_SECRET_KEY: SECRET }, 30)
  } finally {
    await drop()
  }
}, 600_000)
