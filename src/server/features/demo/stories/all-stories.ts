import { accountLockout } from './account-lockout.ts'
import { backupVss } from './backup-vss.ts'
import { conditionalAccess } from './conditional-access.ts'
import { ledgerSql } from './ledger-sql.ts'
import { movedFolder } from './moved-folder.ts'
import { outlookPasswordLoop } from './outlook-password-loop.ts'
import { printing011b } from './printing-011b.ts'
import { slowRdsLogon } from './slow-rds-logon.ts'
import { splitDns } from './split-dns.ts'
import type { Story } from './story.ts'
import { vpnCertificate } from './vpn-certificate.ts'
import { wifiScope } from './wifi-scope.ts'

/** The sessions of a fresh demo organization, in no particular order. */
export const stories: readonly Story[] = [
  outlookPasswordLoop,
  vpnCertificate,
  printing011b,
  backupVss,
  accountLockout,
  ledgerSql,
  movedFolder,
  splitDns,
  wifiScope,
  slowRdsLogon,
  conditionalAccess,
]
