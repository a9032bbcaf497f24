import type { Rule } from './rule.ts'

const digitsOf = (written: string) => written.replace(/\D/g, '')

/** Issuer and length of the card schemes in use; a number outside of them is no card. */
const ISSUED = [
  /^4(?:\d{12}|\d{15}|\d{18})$/,
  /^5[1-5]\d{14}$/,
  /^(?:222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}$/,
  /^3[47]\d{13}$/,
  /^3(?:0[0-5]|[68]\d)\d{11}$/,
  /^6(?:011|4[4-9]\d|5\d\d)\d{12}$/,
  /^35(?:2[89]|[3-8]\d)\d{12}$/,
  /^62\d{14,17}$/,
]
const OTHER_NUMBER =
  /(?:imei(?:sv)?|iccid|sim|serial(?: ?n(?:o|umber))?|s\/n|sn|order|invoice|tracking|ticket|case|ref(?:erence)?|asset|rechnung|seriennummer|auftrag|commande|pedido)[ .:#=-]{0,4}$/i

function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place])
    const weighed = place % 2 === 1 ? digit * 2 : digit
    sum += weighed > 9 ? weighed - 9 : weighed
  }
  return sum % 10 === 0
}

const isCard = (written: string, before: string) => {
  const digits = digitsOf(written)
  return ISSUED.some(issuer => issuer.test(digits)) && passesLuhn(digits) && !OTHER_NUMBER.test(before)
}

/** ISO 13616: the country and the check digits moved to the end, letters as numbers, leave 1 modulo 97. */
function isIban(written: string): boolean {
  const number = written.replace(/ /g, '')
  if (number.length < 15 || number.length > 34) return false
  let rest = 0
  for (const char of number.slice(4) + number.slice(0, 4))
    for (const digit of String(Number.parseInt(char, 36))) rest = (rest * 10 + Number(digit)) % 97
  return rest === 1
}

const isBitLocker = (written: string) =>
  (digitsOf(written).match(/\d{6}/g) ?? []).every(part => Number(part) % 11 === 0)

/** Numbers that only their check digits tell from others. The lookaheads let a number begin inside of another. */
export const NUMBER_RULES: readonly Rule[] = [
  {
    kind: 'recovery key',
    // Grouped like this nothing else is written, so that a key with a typing error goes as well.
    pattern: /(?<![\d-])\d{6}(?:(?:[ \t]?[-\u2010-\u2015][ \t]?|[ \t])\d{6}){7}(?!\d)/g,
  },
  { kind: 'recovery key', pattern: /(?<!\d)\d{48}(?!\d)/g, accept: isBitLocker },
  {
    kind: 'card number',
    pattern:
      /(?<![\w.])(?=(\d{4}([ -])\d{4}\2\d{4}\2\d{4}(?!\d)|\d{4}([ -])\d{6}\3\d{4,5}(?!\d)|\d{13,19}(?!\w)))/g,
    accept: isCard,
  },
  {
    kind: 'bank account',
    pattern: /(?<![A-Z0-9])(?=([A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3}(?![A-Z0-9]))?))/g,
    accept: isIban,
  },
]
