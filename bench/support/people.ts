import { insertOrganization } from '../../src/server/core/auth/accounts.ts'
import { changePeople } from '../../src/server/core/auth/people.ts'
import type { Ctx, Services } from '../../src/server/core/context.ts'
import type { Role } from '../../src/shared/contract/route.ts'
import { hire } from '../../test/support/app.ts'

let made = 0

export async function addOrganization(services: Services): Promise<string> {
  return changePeople(services, null, async db => {
    const id = await insertOrganization(db, `Bench ${++made}`)
    return { orgId: id, result: id }
  })
}

/** A member, with the mail address to log in with. */
export async function addMember(
  services: Services,
  orgId: string,
  role: Role,
): Promise<{ ctx: Ctx; email: string }> {
  const email = `bench${++made}@example.test`
  const actor = await hire(services, orgId, { role, name: `${role} ${made}`, email })
  return { ctx: { ...services, actor }, email }
}

/** Runs `work` for 0 to `count` - 1, `width` at a time. */
export async function each(
  count: number,
  width: number,
  work: (index: number) => Promise<unknown>,
): Promise<void> {
  let next = 0
  const worker = async () => {
    for (let index = next++; index < count; index = next++) await work(index)
  }
  await Promise.all(Array.from({ length: width }, worker))
}
