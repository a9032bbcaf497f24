import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type Member, startApp, type TestApp } from '../../../test/support/app.ts'
import { defineSetting, getSetting, saveSetting } from './settings.ts'
import { read, transact } from './transact.ts'

const level = defineSetting({
  name: 'test.level',
  schema: z.object({ level: z.int().min(0), note: z.string().default('none') }),
  default: { level: 3, note: 'none' },
})

let app: TestApp
let admin: Member
let stranger: Member
beforeAll(async () => {
  app = await startApp()
  admin = await (await app.addOrganization()).hire('admin')
  stranger = await (await app.addOrganization()).hire('admin')
})
afterAll(() => app?.close())

const levelOf = (member: Member) => read(member.ctx, tx => getSetting(tx, level))
const save = (value: z.output<typeof level.schema>) =>
  transact(admin.ctx, tx => saveSetting(tx, level, value))

test('a setting has its default until it is saved, is told as changed, and is seen by its organization alone', async () => {
  const listener = await admin.stream()
  expect(await levelOf(admin)).toEqual({ level: 3, note: 'none' })
  await save({ level: 5, note: 'x' })
  const first = await listener.event('setting_changed')
  expect(first).toMatchObject({ data: { name: 'test.level', version: 1 }, actor: { id: admin.actor.id } })
  expect(await levelOf(admin)).toEqual({ level: 5, note: 'x' })
  expect(await levelOf(stranger)).toEqual({ level: 3, note: 'none' })

  // The same again is no change: the next event is that of the one after it.
  await save({ level: 5, note: 'x' })
  await save({ level: 6, note: 'x' })
  const next = await listener.event('setting_changed', ({ data }) => data.version > 1)
  expect(next).toMatchObject({ seq: first.seq + 1, data: { version: 2 } })
  listener.close()
})

test('what was saved before a field came is read with the default of the field', async () => {
  const before = defineSetting({ ...level, schema: z.object({ level: z.int() }), default: { level: 1 } })
  await transact(admin.ctx, tx => saveSetting(tx, before, { level: 9 }))
  expect(await levelOf(admin)).toEqual({ level: 9, note: 'none' })
})

test('what does not fit the schema is not saved', async () => {
  await save({ level: 1, note: 'x' })
  await expect(save({ level: -1, note: 'x' })).rejects.toThrow(z.ZodError)
  expect(await levelOf(admin)).toEqual({ level: 1, note: 'x' })
})
