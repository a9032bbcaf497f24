import { isNeverSecret, looksMade } from './look-alikes.ts'
import { isProse } from './prose.ts'
import type { Rule } from './rule.ts'

/** A word on a command line, without the quotes around it. */
const ARG = '["\']?([^\\s"\'|]{3,200})'
const command = (before: string, accept: Rule['accept'] = given, flags = 'gi'): Rule => ({
  kind: 'password',
  pattern: new RegExp(`(?:${before})${ARG}`, flags),
  accept,
})
/** Anything but another switch, a placeholder, or a path. */
const given = (value: string) => !/^[-/*]/.test(value) && !isNeverSecret(value)
const notPlain = (value: string) => given(value) && !isProse(value)

/** Programs whose `-p` is a port, a folder or a switch. */
const OTHER_P =
  /\b(?:mkdir|cp|ssh|scp|nmap|git|run|ps|tar|rsync|install|ip|lsof|nc|netstat|podman|tail|useradd)\b[^|;&]{0,40}$/

/** Passwords in the commands of helpdesks: each pattern ends with the word that is the secret. */
export const COMMAND_RULES: readonly Rule[] = [
  command('\\bnet1?(?:\\.exe)? user (?:"[^"\\n]{1,60}"|[^\\s/]{1,60}) ', notPlain),
  command('\\bnet1?(?:\\.exe)? use (?:[a-z*]: )?\\\\\\\\[^\\s]{1,120} (?:/user:\\S{1,80} )?'),
  command('\\bsshpass -p ?'),
  command('\\b(?:plink|putty|pscp|psftp|winscp|kitty)\\b[^\\n|;]{0,120}? -pw '),
  command(
    '\\b(?:psexec|paexec|wmic|winexe|docker login|az login|podman login|helm|oc login|rclone|7z|mongo(?:sh|dump)?|ipmitool|isql|impdp)\\b[^\\n|;]{0,120}? (?:-p|-P|/password:|--password|-u \\S{1,60} -p)[ =:]',
  ),
  command('\\b(?:mysql|mysqldump|mysqladmin|mariadb|7z)\\b[^\\n|;]{0,120}? -p(?=[^\\s-])', given, 'g'),
  command('\\b(?:sqlcmd|bcp|osql|ipmitool)\\b[^\\n|;]{0,120}? -P ?', given, 'g'),
  command('\\bredis-cli\\b[^\\n|;]{0,120}? -a '),
  command('\\b(?:ldapsearch|ldapmodify|ldapadd|ldapwhoami)\\b[^\\n|;]{0,160}? -w '),
  command('\\bhtpasswd -\\w{0,4}b\\w{0,4} \\S{1,80} \\S{1,80} '),
  command('\\bcurl\\b[^\\n|;]{0,160}? (?:-u|--user|--proxy-user)[ =]["\']?[^\\s:"\']{1,80}:'),
  command(
    '\\b(?:smbclient|rpcclient|winexe|net (?:ads|rpc)|mount)\\b[^\\n|;]{0,160}? -U ?["\']?[^\\s%"\']{1,80}%',
  ),
  command('(?<![\\w-])(?:/p|/pass|/password|/pwd|/smbpass|/rp):', notPlain),
  command(
    '(?<![\\w-])--?(?:pass(?:word|wd|phrase)?|pwd|adminpassword|newpassword|userpass|http-password|ftp-password|proxy-password)[ =:]',
    notPlain,
  ),
  command('\\bConvertTo-SecureString (?:-AsPlainText |-Force |-String ){0,3}(?=["\'])'),
  command('-passin pass:|-passout pass:|-k pass:'),
  command('\\bSet-ADAccountPassword\\b[^\\n|;]{0,120}? -NewPassword '),
  command('\\bwpa_passphrase (?:"[^"\\n]{1,40}"|\\S{1,40}) '),
  command('\\becho ["\']?(?=[^\\n|]{3,80}\\| ?sudo -S)'),
  command(
    '(?<![\\w-])-p ',
    (value, before) => looksMade(value) && !/[\\/:.]/.test(value) && !OTHER_P.test(before),
    'g',
  ),
  command(
    '(?<![\\w-])--?(?:token|api-?key|secret|client-secret|access-key|auth-token|apikey)[ =]',
    looksMade,
  ),
  // Network devices.
  command(
    '\\b(?:enable|username \\S{1,60}(?: privilege \\d{1,2})?) (?:secret|password) (?:\\d )?(?=[^\\d\\s]|\\d\\S)',
  ),
  command('\\b(?:tacacs|radius)-server (?:host \\S{1,80} )?key (?:\\d )?|\\bkey-string (?:\\d )?'),
  command('\\bset (?:security psk|psksecret|passwd|password) (?:ENC )?'),
  {
    ...command('\\bsnmp(?:walk|get|bulkwalk|set|getnext|table)\\b[^\\n|;]{0,80}? -c '),
    kind: 'SNMP community',
  },
  {
    ...command(
      '\\br[ow]community6? |\bsnmp-server community |\\bset snmp community (?:read-only |read-write )?',
      notPlain,
    ),
    kind: 'SNMP community',
  },
]
