/** What somebody who is asked for help asks first, and how it is known that it was told. */
const FACTS: readonly { ask: string; told: RegExp }[] = [
  {
    ask: 'the exact text of the error',
    told: /\b0x[0-9a-f]{4,}|["“][^"”\n]{12,}["”]|\b(?:errors?|code|event)\b[^.\n]{0,12}\d{3,}|\b[a-z]{2,12}\d{4,8}\b|\b(?:says|said|message|reads?)\b\s*[:"“]|\bno errors?\b/i,
  },
  {
    ask: 'since when it happens',
    told: /\bsince\b|\b(?:yesterday|today|tonight)\b|\bthis (?:morning|week|afternoon)\b|\blast (?:week|night|month|friday|monday)\b|\b(?:minutes?|hours?|days?|weeks?|months?) ago\b|\bfor (?:\w+ )?(?:hours|days|weeks|months)\b|\bon (?:mon|tues|wednes|thurs|fri|satur|sun)day\b/i,
  },
  {
    ask: 'what changed before',
    told: /\b(?:after|before) (?:the|an?|we|he|she|they|i)\b|\b(?:updated?|upgraded?|changed?|replaced|migrated|moved|installed|reinstalled|renewed|rolled out)\b|\bnew (?:\w+ )?(?:laptop|pc|computer|phone|router|switch|firewall|printer|password|user|server|version)\b|\bnothing (?:has |was )?changed\b/i,
  },
  {
    ask: 'who else has it',
    told: /\b(?:only|just) (?:one|him|her|me|this|she|he|the)\b|\b(?:everyone|everybody|nobody|all|several|both|other|others|two|three|four|five|\d{1,3}) (?:of )?(?:the |them|our )?(?:users?|people|persons?|colleagues?|pcs?|computers?|laptops?|staff|offices?|sites?|has|have|is|are|can)\b|\b(?:everyone|everybody|nobody else|one user|the whole)\b/i,
  },
]

/** What these texts do not tell of what is asked first, in words that follow "tell me". */
export function missingFacts(texts: readonly string[]): string[] {
  const all = texts.join('\n')
  return FACTS.filter(({ told }) => !told.test(all)).map(({ ask }) => ask)
}
