export type FactKind = 'error' | 'system' | 'machine'

/** The kinds in the order of their weight, with the most facts of each, so that none crowds out the others. */
export const FACT_KINDS: { kind: FactKind; most: number }[] = [
  { kind: 'error', most: 6 },
  { kind: 'system', most: 9 },
  { kind: 'machine', most: 3 },
]

const PRODUCTS = [
  ...[
    'Outlook',
    'Office',
    'Microsoft 365 Apps',
    'Teams',
    'OneDrive',
    'SharePoint',
    'Exchange',
    'Excel',
    'Word',
  ],
  ...[
    'Chrome',
    'Edge',
    'Firefox',
    'Safari',
    'Java',
    '\\.NET(?: Framework)?',
    'PowerShell',
    'SQL Server',
    'MySQL',
  ],
  ...[
    'FortiClient',
    'FortiOS',
    'FortiGate',
    'AnyConnect',
    'Secure Client',
    'GlobalProtect',
    'OpenVPN',
    'SonicOS',
  ],
  ...['Veeam', 'Acronis', 'vCenter', 'Hyper-V', 'Citrix Workspace', 'FSLogix', 'UniFi', 'Entra Connect'],
  ...['Synology DSM', 'QuickBooks', 'Sage', 'driver', 'firmware'],
]
// Dotted, announced by a word, or a year: "Teams 3" may be three teams.
const VERSION = String.raw`(?:v?\d{1,5}(?:\.\d{1,6}){1,4}|(?:version|build|v) ?\d{1,6}(?:\.\d{1,6}){0,4}|20\d\d)`
const MACHINES = 'DC|FS|SRV|RDS|EX|SQL|APP|PRINT|PRN|VPN|PC|WS|LT|NB|NAS|HV|ESX|VM|FW|SW|AP|BKP|TS'
const NOT_MACHINES = 'AES|SHA|UTF|ISO|CVE|RFC|INC|TKT|TICKET|REQ|CHG|WPA|TCP|UDP|TLS|USB|HTTP|COVID|KB'

// Every repetition is bounded, so that one long line cannot make a pattern slow.
const PATTERNS: { kind: FactKind; pattern: RegExp }[] = [
  { kind: 'error', pattern: /\b0x[0-9a-f]{4,16}\b/gi },
  { kind: 'error', pattern: /\bAADSTS\d{4,8}\b/g },
  { kind: 'error', pattern: /\bevents? (?:IDs? )?\d{1,5}\b/gi },
  { kind: 'error', pattern: /\bHTTP(?:\/\d(?:\.\d)?)? (?:status |error |code ){0,2}[45]\d\d\b/gi },
  { kind: 'error', pattern: /\berror(?: code| number)?:? #?-?\d{2,10}\b/gi },
  { kind: 'error', pattern: /\b[45]\d\d [45]\.\d{1,2}\.\d{1,3}\b/g },
  {
    kind: 'error',
    pattern: /\b(?:ERR|ERROR|STATUS|DNS_PROBE|SEC_E|KDC_ERR|KRB|NERR|RPC_S)_[A-Z0-9_]{2,60}\b/g,
  },
  {
    kind: 'error',
    pattern:
      /\b[A-Z]{2,20}(?:_[A-Z0-9]{2,20}){0,6}_(?:ERROR|FAILED|FAILURE|REFUSED|DENIED|TIMEOUT|EXCEPTION|MISSING|INVALID|FOUND|RESPONDING|EXPIRED)\b/g,
  },
  { kind: 'error', pattern: /\b(?:NXDOMAIN|SERVFAIL|WSAE[A-Z]{4,20})\b/g },
  {
    kind: 'system',
    pattern:
      /\bWindows (?:Server )?(?:10|11|7|8\.1|2008|2012|2016|2019|2022|2025)(?: R2)?(?: (?:Pro|Enterprise|Home|Business|Standard|Datacenter|2[0-9]H[12])){0,3}\b/g,
  },
  { kind: 'system', pattern: /\bmacOS (?:[A-Z][a-z]{2,12} )?\d{1,2}(?:\.\d{1,2}){0,2}\b/g },
  {
    kind: 'system',
    pattern: new RegExp(
      `(?<![\\w.])(?:${PRODUCTS.join('|')})(?: (?:Desktop|for Windows|Client))? ${VERSION}(?![\\w.]*\\w)`,
      'g',
    ),
  },
  { kind: 'system', pattern: /\b(?:iOS|iPadOS|Android|Ubuntu|Debian|ESXi) \d{1,2}(?:\.\d{1,2}){0,2}\b/g },
  { kind: 'system', pattern: /\b(?:version|build) v?(?:\d{1,6}(?:\.\d{1,6}){1,4}|\d{3,6})\b/gi },
  { kind: 'system', pattern: /\bKB\d{6,7}\b/g },
  {
    kind: 'machine',
    pattern: new RegExp(
      `(?<![\\w@.-])(?!(?:${NOT_MACHINES})-)[A-Z][A-Z0-9]{1,14}-[A-Z0-9-]{0,20}\\d{1,5}(?![\\w-])`,
      'g',
    ),
  },
  { kind: 'machine', pattern: new RegExp(`(?<![\\w@.-])(?:${MACHINES})\\d{1,4}(?![\\w-])`, 'g') },
  // Names of servers, but no addresses: few of those are of use to the next reader.
  {
    kind: 'machine',
    pattern:
      /(?<![\w@./-])(?:[a-z0-9-]{1,40}\.){1,5}(?:example|test|local|lan|internal|corp|com|net|org)\b(?![\w@.-]*[\w@])/gi,
  },
]

/** The short facts that a text states, as they are written: pattern by pattern, each from the beginning on. */
export function* findFacts(text: string): Generator<{ kind: FactKind; text: string; index: number }> {
  for (const { kind, pattern } of PATTERNS) {
    for (const match of text.matchAll(pattern)) yield { kind, text: match[0], index: match.index }
  }
}
