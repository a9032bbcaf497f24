import { ALNUM, BASE64, BASE64URL, DIGITS, HEX, LOWER, type Random, UPPER } from './random.ts'

/** Makes one value of a format. `secret` is the part that must not be seen again; the rest may stay. */
export type MakeValue = (random: Random) => { value: string; secret?: string }

const plain =
  (make: (random: Random) => string): MakeValue =>
  random => ({ value: make(random) })

const group = (random: Random, alphabet: string, size: number, count: number, glue: string) =>
  Array.from({ length: count }, () => random.chars(alphabet, size)).join(glue)

function withLuhn(body: string): string {
  let sum = 0
  for (let place = 0; place < body.length; place += 1) {
    const digit = Number(body[body.length - 1 - place])
    const doubled = place % 2 === 0 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return body + String((10 - (sum % 10)) % 10)
}

function card(random: Random): string {
  const [prefix, length] = random.pick([
    ['4', 16],
    ['51', 16],
    ['55', 16],
    ['2221', 16],
    ['37', 15],
    ['6011', 16],
  ] as const)
  const digits = withLuhn(prefix + random.chars(DIGITS, length - prefix.length - 1))
  const glue = random.pick(['', ' ', '-'])
  return length === 15
    ? [digits.slice(0, 4), digits.slice(4, 10), digits.slice(10)].join(glue)
    : (digits.match(/.{4}/g) as string[]).join(glue)
}

function iban(random: Random): string {
  const account = random.chars(DIGITS, 18)
  // "DE" is 1314; the check digits make the whole 1 modulo 97.
  const check = 98n - (BigInt(`${account}131400`) % 97n)
  const number = `DE${String(check).padStart(2, '0')}${account}`
  return random.int(2) === 0 ? number : (number.match(/.{1,4}/g) as string[]).join(' ')
}

const bitlocker = (random: Random, glue: string) =>
  Array.from({ length: 8 }, () => String(random.int(65_535) * 11).padStart(6, '0')).join(glue)

const pem = (random: Random, name: string) =>
  [
    `-----BEGIN ${name}-----`,
    ...Array.from({ length: 6 }, () => random.chars(BASE64, 64)),
    `${random.chars(BASE64, 38)}==`,
    `-----END ${name}-----`,
  ].join('\n')

const jwt = (random: Random) =>
  ['eyJ', 'eyJ', ''].map((start, part) => start + random.chars(BASE64URL, [30, 70, 43][part] ?? 0)).join('.')

const COMMON = [
  'Winter',
  'Sommer',
  'Welcome',
  'Dragon',
  'Liverpool',
  'Monday',
  'Charlie',
  'Acme',
  'Berlin',
  'Paris',
]
const WEAK = ['sunshine', 'letmein', 'iloveyou', 'trustno1', 'qwertz', 'dragonfly', 'baseball', 'schatzi']

/** A password as people make them: a word and a year, leetspeak, or what a generator gave. */
export function strongPassword(random: Random): string {
  const symbol = () => random.pick(['!', '@', '#', '$', '%', '&', '*', '?', '+'])
  const word = random.pick(COMMON)
  return random.pick([
    () => `${word}${random.pick(['2023', '2024', '2025', '2026'])}${symbol()}`,
    () => `${word}${symbol()}${random.chars(DIGITS, 3)}`,
    () =>
      `${word.replace('e', '3').replace('o', '0').replace('a', '@')}${random.chars(DIGITS, 2)}${symbol()}`,
    () => `${random.chars(ALNUM, 5)}${symbol()}${random.chars(ALNUM, 6)}${random.chars(DIGITS, 1)}`,
    () => `${random.pick(COMMON)}-${random.pick(COMMON)}-${random.chars(DIGITS, 4)}`,
    () => `${random.chars(LOWER, 6)}${random.chars(DIGITS, 3)}`,
    () =>
      `${random.chars(UPPER, 2)}${symbol()}${random.chars(LOWER, 5)}${symbol()}${random.chars(DIGITS, 3)}`,
  ])()
}

/** A password that looks like any other word. */
export const weakPassword = (random: Random): string => random.pick(WEAK)

const token = (prefix: string, alphabet: string, length: number): MakeValue =>
  plain(random => prefix + random.chars(alphabet, length))

/** Kind of secret to values that show by their form alone what they are. */
export const FORMATS: Record<string, MakeValue[]> = {
  'recovery key': [
    plain(random => bitlocker(random, '-')),
    plain(random => bitlocker(random, '-')),
    plain(random => bitlocker(random, ' ')),
    plain(random => group(random, UPPER + DIGITS, 4, 6, '-')),
  ],
  'card number': [plain(card), plain(card)],
  'bank account': [plain(iban)],
  'private key': [
    plain(random => pem(random, random.pick(['RSA PRIVATE KEY', 'PRIVATE KEY', 'EC PRIVATE KEY']))),
    plain(random => pem(random, random.pick(['OPENSSH PRIVATE KEY', 'ENCRYPTED PRIVATE KEY']))),
    token('AGE-SECRET-KEY-1', UPPER + DIGITS, 58),
  ],
  jwt: [plain(jwt), plain(jwt)],
  github: [
    random => ({ value: `gh${random.pick(['p', 'o', 's', 'u', 'r'])}_${random.chars(ALNUM, 36)}` }),
    plain(random => `github_pat_${random.chars(ALNUM, 22)}_${random.chars(ALNUM, 59)}`),
  ],
  gitlab: [token('glpat-', BASE64URL, 20), token('glrt-', BASE64URL, 20)],
  slack: [
    plain(
      random =>
        `xox${random.pick(['b', 'p'])}-${random.chars(DIGITS, 12)}-${random.chars(DIGITS, 13)}-${random.chars(ALNUM, 24)}`,
    ),
    random => {
      const secret = random.chars(ALNUM, 24)
      const place = `T${random.chars(UPPER + DIGITS, 8)}/B${random.chars(UPPER + DIGITS, 10)}`
      return { value: `https://hooks.slack.com/services/${place}/${secret}`, secret }
    },
  ],
  stripe: [token('sk_live_', ALNUM, 24), token('rk_live_', ALNUM, 24), token('whsec_', ALNUM, 32)],
  aws: [token('AKIA', UPPER + DIGITS, 16), token('ASIA', UPPER + DIGITS, 16)],
  azure: [
    random => {
      const secret = `${random.chars(BASE64, 86)}==`
      const account = random.chars(LOWER, 9)
      return {
        value: `DefaultEndpointsProtocol=https;AccountName=${account};AccountKey=${secret};EndpointSuffix=core.windows.net`,
        secret,
      }
    },
    random => {
      const secret = `${random.chars(ALNUM, 41)}%3D`
      return {
        value: `https://acme.blob.core.windows.net/logs?sv=2024-11-04&se=2026-12-01T00%3A00%3A00Z&sr=c&sp=rl&sig=${secret}`,
        secret,
      }
    },
    plain(random => `${random.chars(ALNUM, 3)}8Q~${random.chars(ALNUM, 34)}`),
  ],
  google: [token('AIza', BASE64URL, 35), token('GOCSPX-', BASE64URL, 28), token('ya29.', BASE64URL, 60)],
  openai: [
    token('sk-proj-', BASE64URL, 74),
    plain(random => `sk-${random.chars(ALNUM, 20)}T3BlbkFJ${random.chars(ALNUM, 20)}`),
  ],
  anthropic: [plain(random => `sk-ant-api03-${random.chars(BASE64URL, 93)}AA`)],
  npm: [token('npm_', ALNUM, 36)],
  'other vendor': [
    plain(random => `SG.${random.chars(BASE64URL, 22)}.${random.chars(BASE64URL, 43)}`),
    token('dop_v1_', HEX, 64),
    token('hvs.', ALNUM, 90),
    token('hf_', ALNUM, 34),
    token('shpat_', HEX, 32),
    token('dckr_pat_', BASE64URL, 27),
    plain(random => `tskey-auth-${random.chars(ALNUM, 17)}-${random.chars(ALNUM, 32)}`),
  ],
  header: [
    random => {
      const secret = `${random.chars(ALNUM, 26)}==`
      return { value: `Authorization: Basic ${secret}`, secret }
    },
    random => {
      const secret = random.chars(BASE64URL, 40)
      return { value: `Authorization: Bearer ${secret}`, secret }
    },
    random => {
      const secret = random.chars(HEX, 32)
      return { value: `X-Api-Key: ${secret}`, secret }
    },
  ],
  'connection string': [
    random => {
      const secret = strongPassword(random)
      return {
        value: `Server=sql01.acme.local;Database=erp;User Id=erp_svc;Password=${secret};Encrypt=True`,
        secret,
      }
    },
    random => {
      const secret = strongPassword(random)
      return { value: `Data Source=SQL02;Initial Catalog=crm;uid=sa;pwd=${secret};`, secret }
    },
  ],
  'url with credentials': [
    random => {
      const secret = `${random.chars(ALNUM, 8)}!${random.chars(DIGITS, 2)}`
      const scheme = random.pick(['postgres', 'https', 'ftp', 'smb', 'redis', 'mongodb+srv'])
      return {
        value: `${scheme}://${random.pick(['svc', 'admin', 'backup'])}:${secret}@files.acme.example/x`,
        secret,
      }
    },
  ],
  'licence key': [plain(random => group(random, 'BCDFGHJKMPQRTVWXY2346789', 5, 5, '-'))],
  'authenticator seed': [
    random => {
      const secret = random.chars(`${UPPER}234567`, 32)
      return { value: `otpauth://totp/Acme:bob?secret=${secret}&issuer=Acme`, secret }
    },
  ],
}

/** What looks like a secret and is what a technician needs to read. */
export const LOOKALIKES: Record<string, (random: Random) => string> = {
  'error code': random => `0x8${random.chars(HEX, 7)}`,
  'sign-in error': random => `AADSTS${random.chars(DIGITS, random.pick([5, 6, 7]))}`,
  'event id': random => `event ${random.int(9000) + 100}`,
  guid: random => [8, 4, 4, 4, 12].map(size => random.chars(HEX, size)).join('-'),
  mac: random => group(random, HEX.toUpperCase(), 2, 6, random.pick([':', '-'])),
  ipv4: random => `10.${random.int(255)}.${random.int(255)}.${random.int(255)}`,
  ipv6: random => `2001:db8:${group(random, '123456789abcdef', 4, 6, ':')}`,
  version: random =>
    random.pick(['10.0.26100.', '16.0.17928.', '7.4.', '138.0.7204.']) + String(random.int(9000) + 100),
  commit: random => random.chars(HEX, 40),
  'short commit': random => random.chars(HEX, 7),
  sha256: random => random.chars(HEX, 64),
  'hash in a path': random => `C:\\ProgramData\\Package Cache\\${random.chars(HEX, 40)}\\setup.exe`,
  serial: random => random.chars('BCDFGHJKLMNP0123456789', 7),
  'asset tag': random => `ACME-${random.pick(['LT', 'PC', 'MON'])}-${random.chars(DIGITS, 5)}`,
  ticket: random => `${random.pick(['INC', 'T', 'REQ', 'CHG'])}${random.chars(DIGITS, 7)}`,
  host: random =>
    `${random.pick(['srv', 'dc', 'fs', 'rds'])}-${random.pick(['ber', 'lon'])}-0${random.int(9)}.corp.acme.com`,
  phone: random =>
    random.pick([
      `+49 30 ${random.chars(DIGITS, 8)}`,
      `+1 (212) 555-0${random.chars(DIGITS, 3)}`,
      `020 7946 0${random.chars(DIGITS, 3)}`,
    ]),
  imei: random => withLuhn(`35${random.chars(DIGITS, 12)}`),
  update: random => `KB50${random.chars(DIGITS, 5)}`,
  path: random => `\\\\fs0${random.int(9)}\\share\\Finance\\Q${random.int(4) + 1}`,
  registry: random => `HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Key${random.int(99)}`,
  email: random => `${random.pick(['anna.lee', 'b.novak'])}${random.int(99)}@acme.example`,
  sid: random => `S-1-5-21-${group(random, '123456789', 10, 3, '-')}-${random.int(9000) + 1000}`,
  thumbprint: random => random.chars(HEX.toUpperCase(), 40),
  cve: random => `CVE-2026-${random.chars(DIGITS, 5)}`,
  date: random => `2026-1${random.int(3)}-1${random.int(9)}T0${random.int(9)}:14:${10 + random.int(50)}Z`,
  url: random => `https://portal.acme.example/tickets/${random.int(90000)}?view=full&page=${random.int(9)}`,
  plan: random => random.pick(['Microsoft 365 E3', 'Business Premium', 'Windows 11 24H2', 'FortiOS 7.4.5']),
}
