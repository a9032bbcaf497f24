import type { SecretKind } from './kinds.ts'

/** `pattern` is the source of a pattern without groups that capture; `digits` the fewest of a number alone. */
type Label = { kind: SecretKind; pattern: string; digits?: number; shape?: RegExp }

/** A code or a PIN: digits, or a few capitals and digits. */
const CODE =
  /^(?:\d{4,10}|\d{3}[ -]\d{3}|(?=.*\d)[A-Z0-9]{4,12}|(?=.*\d)[A-Za-z0-9]{4,5}(?:-[A-Za-z0-9]{4,5}){1,3})$/
const OPAQUE = /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[\w+/=~.-]{20,}$/

const PASSWORD = [
  'pass ?words?',
  'pass ?phrases?',
  'passwd|passwrd|passwr|pasword|passord|psswd|pword|pwrd|pswd|psw|pwd|pws?|pass|passcode',
  'kennw(?:o|ö)rter|kennwort|passw(?:o|ö)rter|passwort',
  "mots? de passe|mdp|contrase(?:ñ|n)as?|clave(?: de acceso)?|senha|palavra-passe|wachtwoord|parola d['’]ordine|hasło|lösenord|adgangskode",
].join('|')

const WIRELESS = 'wi-?fi|wlan|ssid|wpa[23]?|wireless|guest network|hotspot|gäste-?netz|gast-?netz'

/** The words that announce a secret. The first that fits names it. */
const LABELS: readonly Label[] = [
  {
    kind: 'Wi-Fi key',
    pattern: `(?:${WIRELESS})[ _-](?:network )?(?:pre-?shared )?(?:key|code|pass ?(?:word|phrase|code)?|pw|pwd|psk|passwort|kennwort|schlüssel)`,
  },
  {
    kind: 'Wi-Fi key',
    pattern: `(?:clé|clef|clave|contraseña|mot de passe|password|code|key|pw)(?: de| del| du| della| for the| for| of the)?(?: la)?[ -](?:réseau |guest )?(?:wi-?fi|wlan)`,
  },
  { kind: 'Wi-Fi key', pattern: `(?:${WIRELESS})[^\\n:=]{0,40}?[,;/] {0,2}(?:key|schlüssel|clé|clave)` },
  {
    kind: 'Wi-Fi key',
    pattern:
      'psk|psksecret|pre-?shared[ -_]?keys?|key content|schlüsselinhalt|key ?material|netz(?:werk)?schlüssel|network (?:security )?key',
  },
  {
    kind: 'SNMP community',
    pattern:
      '(?:snmp[ -](?:server )?)?(?:(?:read|write|ro|rw|read-only|read-write)[ -])?community(?:[ -](?:string|name))?',
  },
  {
    kind: 'one-time code',
    shape: CODE,
    pattern:
      '(?:verification|security|confirmation|auth(?:entication|enticator)?|log-?in|sign-?in|one[ -]?time|single[ -]use|mfa|2fa|two[ -]factor|otp|totp|sms|sso|token|backup|recovery|access|unlock)[ -](?:pass)?codes?|one[ -]?time (?:pass(?:word|code)|pin)|otp|totp|tan|mfa|2fa',
  },
  {
    kind: 'one-time code',
    shape: CODE,
    pattern:
      '(?:einmal|bestätigungs|sicherheits|verifizierungs|prüf|anmelde|zugangs|freischalt)-?(?:codes?|kennwort|passwort|pin)',
  },
  {
    kind: 'one-time code',
    shape: CODE,
    pattern:
      "codes? de (?:vérification|sécurité|confirmation|validation|connexion)|codes? d['’](?:accès|authentification)|c[óo]digos? de (?:verificaci[óo]n|seguridad|acceso|confirmaci[óo]n)|codice di verifica",
  },
  {
    kind: 'PIN',
    shape: CODE,
    pattern: '(?:codes? |code )?(?:pin|puk)(?:[ -]?codes?|[ -]number|[ -]nummer)?',
  },
  {
    kind: 'recovery key',
    pattern:
      '(?:bitlocker|filevault|recovery|wiederherstellungs)[ -]?(?:recovery |wiederherstellungs)?(?:key|password|schlüssel|kennwort)|clé de (?:récupération|secours)|clave de recuperaci[óo]n',
  },
  { kind: 'private key', pattern: 'private[ _-]?key|privatekey|priv[ _-]key' },
  {
    kind: 'API key',
    pattern:
      'api[ _-]?(?:keys?|schlüssel|secret)|apikey|x-api-key|(?:subscription|account|storage|function|host|master|signing|encryption|shared|consumer|app|application|access|secret)[ _-]keys?|(?:clé|clef|clave|chiave) (?:de )?api|secret[ _-]access[ _-]key|ocp-apim-subscription-key|x-[a-z-]{2,30}-key',
  },
  {
    kind: 'token',
    pattern:
      '(?:api|access|auth|bearer|refresh|id|session|personal access|pa|bot|deploy|device|registration|x-[a-z]{2,20})[ _-]?tokens?|tokens?|jeton|authkey',
  },
  {
    kind: 'secret',
    pattern:
      '(?:client|shared|app|application|webhook|consumer|radius|totp|mfa|signing|tacacs)[ _-]?secrets?(?: (?:value|key))?|secrets?|geheimnis',
  },
  {
    kind: 'licence key',
    pattern: '(?:licen[cs]e|product|serial|activation|cd)[ _-]keys?|(?:produkt|lizenz)-?(?:key|schlüssel)',
  },
  { kind: 'password', pattern: PASSWORD },
]

/** A code of which nothing says what it opens: six digits and more, or fewer where a person is told it. */
const PLAIN_CODE: Label = {
  kind: 'one-time code',
  pattern:
    '(?<!(?:error|exit|stop|status|return|result|product|zip|postal|post|country|area|event|bugcheck|http|sub|reason|fehler|os|win32|msi|source|qr|bar|response)[ -]?)codes?|c[óo]digo',
  digits: 6,
  shape: /^(?:\d{4,8}|\d{3}[ -]\d{3})$/,
}
/** A key of which nothing says what it opens. */
const PLAIN_KEY: Label = { kind: 'secret', pattern: 'keys?|schlüssel|clé|clave|signature', shape: OPAQUE }

const ALL: readonly Label[] = [...LABELS, PLAIN_CODE, PLAIN_KEY]

/**
 * What may stand before a label: no letter, but `_`, `.` and `-` (`DB_PASSWORD`), the end of a word written small
 * (`dbPassword`), or the first part of a German word (`Administratorkennwort`).
 */
const BEFORE = '(?<![A-Za-z0-9\\u00c0-\\u024f])'
const AFTER = '(?![A-Za-z0-9\\u00c0-\\u024f]|-[a-z]|\\.[a-z])'

/** Every label in one pattern; the group that took part tells which. */
export const LABEL = new RegExp(
  `${BEFORE}(?:${ALL.map(({ pattern }) => `(${pattern})`).join('|')})${AFTER}`,
  'gi',
)

/** `dbPassword`, `clientSecret`, `Druckerpasswort`: the label is the end of a longer word. */
export const JOINED_LABEL =
  /(?<![A-Za-z0-9])[A-Za-z\u00c0-\u024f][A-Za-z0-9_\u00c0-\u024f]{1,40}?(?:(Pass(?:word|wd|phrase)?|Pwd|PASSWORD|passwort|kennwort|password)|(ApiKey|AccessKey|SecretKey|AccountKey)|(Token)|(Secret))(?![A-Za-z0-9\u00c0-\u024f])/g
export const JOINED_KINDS: readonly SecretKind[] = ['password', 'API key', 'token', 'secret']

/** The label whose group took part in a match of `LABEL`. */
export const labelAt = (groups: readonly (string | undefined)[]): Label =>
  ALL[groups.findIndex(group => group !== undefined)] ?? PLAIN_KEY

/** `USERPASS=`, `SMTPPWD=`: only in front of an equals sign. */
export const CAPITALS_LABEL =
  /(?<![A-Za-z0-9])[A-Z0-9_]{2,40}?(?:PASS|PWD|PW|PASSWD|TOKEN|SECRET|APIKEY)(?=["']?[ ]{0,2}[=:])/g

/** The source of a pattern for any label, for sentences that ask for one. */
export const ANY_LABEL = `${BEFORE}(?:${ALL.map(({ pattern }) => pattern).join('|')})${AFTER}`

/** A word for a password, also as the end of a longer one. */
export const MENTION = new RegExp(
  `(?<![A-Za-z0-9\\u00c0-\\u024f])(?:[A-Za-z\\u00c0-\\u024f]{0,20}(?:passwort|kennwort|password)|${PASSWORD}|psk|credentials?|creds|(?:${WIRELESS})[^\\n]{0,60}?(?:key|schlüssel|clé))${AFTER}`,
  'gi',
)
