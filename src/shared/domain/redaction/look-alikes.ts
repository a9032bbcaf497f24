/** A word as it may follow a label, with letters of Western Europe. */
const LETTERS = 'A-Za-z\\u00c0-\\u024f'

const whole = (...patterns: string[]) => new RegExp(`^(?:${patterns.join('|')})$`, 'i')

/** What nobody takes for a password, even behind "password:". Technicians need to read these. */
const NEVER_SECRET = whole(
  '0x[0-9a-f]{3,16}',
  'AADSTS\\d{4,8}.{0,3}',
  'KB\\d{6,7}',
  'CVE-\\d{4}-\\d{4,7}',
  // MAC, IPv4 with port or mask, IPv6.
  '[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}',
  'v?\\d{1,3}(?:\\.\\d{1,3}){3}(?:[:/]\\d{1,5})?',
  '(?:[0-9a-f]{1,4}:){2,7}:?[0-9a-f]{0,4}(?:/\\d{1,3})?',
  // Versions, security identifiers, dates, times.
  'v?\\d{1,5}(?:\\.\\d{1,6}){1,4}[a-z]?\\d{0,3}',
  'S-1-\\d{1,2}(?:-\\d{1,10}){1,8}',
  '\\d{4}-\\d\\d-\\d\\d(?:T[\\d:.]{4,15}Z?(?:[+-]\\d\\d:\\d\\d)?)?',
  '\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}',
  '\\d{1,2}:\\d\\d(?::\\d\\d)?(?:am|pm)?',
  // Paths, addresses, host names.
  '\\\\\\\\[\\w.$-]{1,80}\\\\.*',
  '[a-z]:[\\\\/].*',
  '(?:HKLM|HKCU|HKEY_\\w{4,20}|HKU|HKCR)[:\\\\].*',
  '(?:https?|ftp|smb|ldaps?|file)://[^\\s@]*',
  '[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){0,4}\\.[a-z]{2,12}',
  '(?:[a-z0-9-]{1,63}\\.){1,5}(?:com|net|org|io|local|lan|corp|internal|test|example|de|fr|es|uk|eu|exe|dll|log|txt|pdf|docx?|xlsx?|ps1|msi|zip|json|xml|conf|ini)',
  // STATUS_ACCESS_DENIED, ERR_CERT_DATE_INVALID: words of capitals.
  '[A-Z]{2,20}(?:_[A-Z0-9]{2,20}){1,8}',
  '\\+\\d{1,3}[\\d ()-]*',
)

/** What is no password unless it stands directly behind its label and a colon. */
const HARDLY_SECRET = whole(
  '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}',
  '(?:INC|REQ|CHG|TKT|TICKET|RITM|TASK|PRB|CASE|CS|SR|T|ID)[-#]?\\d{3,12}',
  // A part of a path, a domain and its user.
  '[\\w.$-]{1,60}(?:\\\\[\\w.$-]{1,60}){1,12}',
  '(?:DC|FS|SRV|RDS|EX|SQL|APP|PRINT|PRN|VPN|PC|WS|LT|NB|NAS|HV|ESX|VM|FW|SW|AP|BKP|TS)\\d{1,4}',
  '(?:windows|win|office|o|m|exchange|server|outlook|word|excel|teams|ios|android|macos|ipad|iphone|wpa|wifi|sha|md|aes|tls|ssl|ntlmv|smbv?|ipv|base|utf|x|eventid|event|code|error|fehler|http|port|step|level|tier|floor|room|building|day|days|bit|hours?|min|mins|sec|ms)-?\\d{1,5}',
  '\\d{1,4}(?:st|nd|rd|th|x|h|d|m|min|mins|sec|s|ms|gb|mb|kb|tb|bit|px|pm|am|%|days?|chars?|times?)',
  '\\d{1,2}h\\d\\d',
  'E[357]|F[13]|A[35]|P[12]',
)

/** Host names and asset tags: NB-0231, ACME-LT-00412, srv-ber-01. A password has both cases. */
const MACHINE = /^(?:[A-Z]{2,8}(?:-[A-Z]{2,8}){0,2}|[a-z]{2,8}(?:-[a-z]{2,8}){0,2})-\d{1,6}$/

/** Placeholders: a form without a value, or one that its writer has masked. */
const PLACEHOLDER =
  /^(?:[*•●.·_-]{2,}|x{3,}|\?{1,4}|<[^<>]{0,40}>?|\[[^\]]{0,40}\]?|\{\{?[^{}]{0,60}\}?\}?|\$\{?[A-Za-z_]\w{0,60}\}?|%[A-Z_]{2,40}%|\$\([^)]{0,60}\)?|n\/?a|null|nil|none|undefined|true|false|yes|no|nein|non)$/i

export const isNeverSecret = (word: string): boolean => NEVER_SECRET.test(word) || PLACEHOLDER.test(word)
export const isHardlySecret = (word: string): boolean =>
  isNeverSecret(word) || HARDLY_SECRET.test(word) || MACHINE.test(word)

const WORD = new RegExp(`^[${LETTERS}'’]+(?:-[${LETTERS}]+)*$`)
/** Letters alone: an ordinary word, or a weak password. */
export const isWord = (text: string): boolean => WORD.test(text)

/**
 * What can hardly be anything but a password, wherever it stands: letters, digits and a sign in one word, or words
 * with capitals in front of a number ("Winter2024", "Tiger-Lamp-1722").
 */
export const isUnmistakable = (text: string): boolean =>
  looksMade(text) &&
  text.length >= 6 &&
  !/[\\/:=]/.test(text) &&
  ((/[A-Za-z]/.test(text) && /\d/.test(text) && /[!@#$%^&*?+§~]/.test(text)) ||
    /^(?:[A-Z][a-z]{3,12}[-_.!@#$%&*+]?){1,3}\d{2,6}[!@#$%&*?+.]?$/.test(text))

/** Letters alone that change between small and capital more often than words run together do. */
const isShuffled = (text: string) =>
  text.length >= 20 && /^[A-Za-z]+$/.test(text) && (text.match(/[a-z][A-Z]/g)?.length ?? 0) > text.length / 7

/** Digits or symbols among letters: what a password has and a word of a sentence has not. */
export function looksMade(text: string): boolean {
  if (text.length < 4 || isHardlySecret(text)) return false
  const letters = /[A-Za-z\u00c0-\u024f]/.test(text)
  const digits = /\d/.test(text)
  // "and/or", "e.g.", "user@", "(see" and "don't" are writing, not passwords.
  const symbols = /[!@#$%^&*?+=~§€£_].*\S/.test(text) || /\w[!@#$%^&*+=~§]/.test(text)
  if (letters && digits) return true
  if (isShuffled(text)) return true
  if (letters && symbols) return !/^[A-Za-z]+[?!]+$/.test(text) && !/^[a-z]+(?:_[a-z]+)+$/i.test(text)
  return digits && symbols && !/^[#+]?\d+[%+?!]*$/.test(text)
}
