import { applications } from './applications.ts'
import { backup } from './backup.ts'
import { certificates } from './certificates.ts'
import { files } from './files.ts'
import { identity } from './identity.ts'
import type { Known } from './known.ts'
import { mail } from './mail.ts'
import { network } from './network.ts'
import { printing } from './printing.ts'
import { remoteDesktop } from './remote-desktop.ts'
import { security } from './security.ts'
import { teams } from './teams.ts'
import { vpn } from './vpn.ts'
import { windows } from './windows.ts'

/** Everything that the rules know. Of two pictures that fit alike, the earlier one counts more. */
export const knowledge: readonly Known[] = [
  ...security,
  ...mail,
  ...identity,
  ...vpn,
  ...network,
  ...printing,
  ...backup,
  ...files,
  ...applications,
  ...remoteDesktop,
  ...windows,
  ...certificates,
  ...teams,
]
