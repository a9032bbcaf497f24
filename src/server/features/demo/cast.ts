import type { Role } from '../../../shared/contract/route.ts'
import { hash, insertAccount, insertMember, insertOrganization } from '../../core/auth/accounts.ts'
import { changePeople } from '../../core/auth/people.ts'
import type { Actor, Services } from '../../core/context.ts'
import { liveScripts } from './stories/live-escalation.ts'

const PASSWORD = 'resolutionflow-demo'

const CAST = {
  technician: { name: 'Tess Okafor', role: 'technician', label: 'Technician' },
  technician2: { name: 'Jonas Brandt', role: 'technician', label: 'Second technician' },
  engineer: { name: 'Marta Silva', role: 'engineer', label: 'Engineer' },
  engineer2: { name: 'Kenji Arai', role: 'engineer', label: 'Second engineer' },
  admin: { name: 'Ruth Adler', role: 'admin', label: 'Admin' },
  owner: { name: 'Owen Pryce', role: 'owner', label: 'Owner' },
} satisfies Record<string, { name: string; role: Role; label: string }>

type CastKey = keyof typeof CAST
export type Cast = Record<CastKey, Actor>

const KEYS = Object.keys(CAST) as CastKey[]
const emailOf = (key: CastKey) => `${key}@demo.test`

/** The log-ins that the log-in page offers in demo mode. They exist in a throw-away database alone. */
export const DEMO_LOGINS = KEYS.filter(key => key !== 'technician2').map(key => ({
  label: `${CAST[key].label} (${CAST[key].name})`,
  email: emailOf(key),
  password: PASSWORD,
}))

/** What the terminal says when the demo is up. */
export const demoWelcome = (address: string) => `
ResolutionFlow demo: ${address}

${DEMO_LOGINS.map(({ label, email }) => `  ${email.padEnd(22)} ${label}`).join('\n')}
  Password of all: ${PASSWORD}

Open two browsers (or a private window): one as technician, one as engineer.
Everything is in memory and gone when this process ends (Ctrl+C).

`

/** Makes the demo organization and everyone in it, also those who only appear in a live play. */
export async function hireCast(services: Services): Promise<Cast> {
  // One hash for all: making it is slow by design, and the password is public.
  const passwordHash = await hash(PASSWORD)
  return changePeople(services, null, async db => {
    const orgId = await insertOrganization(db, 'Northwind Managed IT')
    const actors: [CastKey, Actor][] = []
    for (const key of KEYS) {
      const { name, role } = CAST[key]
      const id = await insertAccount(db, { email: emailOf(key), name, passwordHash })
      await insertMember(db, orgId, id, role)
      actors.push([key, { id, name, orgId, role }])
    }
    for (const { key, technician } of liveScripts) {
      const id = await insertAccount(db, { email: `${key}@demo.test`, name: technician, passwordHash })
      await insertMember(db, orgId, id, 'technician')
    }
    return { orgId, result: Object.fromEntries(actors) as Cast }
  })
}
