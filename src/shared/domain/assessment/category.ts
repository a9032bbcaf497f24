import type { Snapshot } from '../../contract/handoffs.ts'
import { readEvidence } from './evidence.ts'
import { knowledge } from './knowledge/all.ts'
import { applications } from './knowledge/applications.ts'
import { backup } from './knowledge/backup.ts'
import { certificates } from './knowledge/certificates.ts'
import { files } from './knowledge/files.ts'
import { identity } from './knowledge/identity.ts'
import type { Known } from './knowledge/known.ts'
import { mail } from './knowledge/mail.ts'
import { network } from './knowledge/network.ts'
import { printing } from './knowledge/printing.ts'
import { remoteDesktop } from './knowledge/remote-desktop.ts'
import { security } from './knowledge/security.ts'
import { teams } from './knowledge/teams.ts'
import { vpn } from './knowledge/vpn.ts'
import { windows } from './knowledge/windows.ts'
import { match } from './match.ts'

const CATEGORIES: readonly (readonly [string, readonly Known[]])[] = [
  ['Security', security],
  ['Mail', mail],
  ['Sign-in', identity],
  ['VPN', vpn],
  ['Network', network],
  ['Printing', printing],
  ['Backup', backup],
  ['Files', files],
  ['Applications', applications],
  ['Remote desktop', remoteDesktop],
  ['Windows', windows],
  ['Certificates', certificates],
  ['Teams', teams],
]

const ofKnown = new Map(CATEGORIES.flatMap(([category, known]) => known.map(one => [one.id, category])))

/** What a session is about: the area of the rules' picture that fits best, or null where none does. */
export function categoryOf(snapshot: Snapshot): string | null {
  const [best] = match(knowledge, readEvidence(snapshot), snapshot)
  return best === undefined ? null : (ofKnown.get(best.known.id) ?? null)
}
