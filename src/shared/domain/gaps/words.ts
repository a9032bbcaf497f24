/** Alternatives, as a part of a pattern. */
export const any = (...words: string[]) => `(?:${words.join('|')})`
/** A pattern of whole words, in any case. */
export const whole = (...parts: string[]) => new RegExp(`\\b${parts.join('')}\\b`, 'i')

const DIGITS = String.raw`\d{1,6}`
const NUMERALS = any(
  ...['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  ...['fifteen', 'twenty', 'thirty', 'fifty', 'a dozen', 'dozens'],
)
const SOME = any('a couple(?: of)?', 'a few', 'few', 'several', 'some', 'many')

export const NUMBER = any(DIGITS, NUMERALS, SOME, 'an?')
/** How many of them. */
export const COUNT = any(
  ...[DIGITS, NUMERALS, SOME, 'multiple', 'various', 'most', 'half', 'both'],
  ...['all', 'each', 'every', 'every single', 'none', 'no other', 'any other', 'single', 'only'],
)

export const UNIT = any('minutes?', 'mins?', 'hours?', 'days?', 'weeks?', 'months?', 'years?')
export const LONG_UNIT = any('hours', 'days', 'weeks', 'months')
export const WEEKDAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day'
export const MONTH = any(
  ...['jan(?:uary)?', 'feb(?:ruary)?', 'mar(?:ch)?', 'apr(?:il)?', 'may', 'june?', 'july?', 'aug(?:ust)?'],
  ...['sep(?:tember)?', 'oct(?:ober)?', 'nov(?:ember)?', 'dec(?:ember)?'],
)
export const CLOCK = any(
  ...[String.raw`\d{1,2}[:.]\d{2}(?: ?(?:am|pm|h))?`, String.raw`\d{1,2} ?(?:am|pm|o'clock)`],
  ...['noon', 'midnight', 'lunch(?:time)?'],
)
export const DATE = any(
  ...[String.raw`\d{4}-\d{2}-\d{2}`, String.raw`\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})`],
  ...[`(?:the )?\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}`, `${MONTH} \\d{1,2}`],
)
export const PAST_DAY = any(
  ...['yesterday', 'overnight', 'last night', '(?:on|at|over) the weekend'],
  `(?:last|this) ${any('morning', 'evening', 'afternoon', 'night', 'week', 'weekend', 'month', 'year', WEEKDAY, MONTH)}`,
)

/** Who or what can have the trouble. */
export const THING = any(
  ...[
    'users?',
    'people',
    'persons?',
    'employees?',
    'colleagues?',
    'coworkers?',
    'staff',
    'members?',
    'clients?',
  ],
  ...[
    'customers?',
    'contractors?',
    'engineers?',
    'technicians?',
    'students?',
    'teachers?',
    'doctors?',
    'nurses?',
  ],
  ...['agents?', 'drivers?', 'machines?', 'pcs?', 'computers?', 'laptops?', 'notebooks?', 'workstations?'],
  ...['desktops?', 'devices?', 'tablets?', 'phones?', 'stations?', 'printers?', 'scanners?', 'handhelds?'],
  ...[
    'servers?',
    'hosts?',
    'terminals?',
    'mailbox(?:es)?',
    'accounts?',
    'sites?',
    'offices?',
    'branch(?:es)?',
  ],
  ...['departments?', 'teams?', 'floors?', 'locations?', 'seats?', 'rooms?'],
)
export const PLACE = any(
  ...[
    'office',
    'company',
    'department',
    'team',
    'site',
    'floor',
    'building',
    'branch',
    'network',
    'practice',
  ],
  ...['firm', 'school', 'erp', 'plant', 'warehouse', 'organi[sz]ation'],
)

/** What can be done to a system, or can happen to it. */
export const CHANGE = any(
  ...['updat(?:e|es|ed|ing)', 'upgrad(?:e|es|ed|ing)', 'patch(?:es|ed|ing)?', 'migrat(?:ed|ion|ions|ing)'],
  ...['mov(?:e|ed|ing)', 'switch(?:ed|ing)', 'replac(?:ed|ing|ement)', 'install(?:ed|ing|ation)'],
  ...['chang(?:e|es|ed|ing)', 'renew(?:ed|ing|al)', 'swap(?:ped|ping)?', 'roll(?:ed)?[- ]?out', 'rolled'],
  ...['deploy(?:ed|ing|ment)', 'reset', 'edited', 'enabled', 'disabled', 'added', 'removed', 'renamed'],
  ...[
    'reconfigured',
    'put in',
    'connected',
    '(?:thunder)?storm',
    'power',
    'outage',
    'lightning',
    'cut',
    'expired',
    'new',
  ],
)
/** What can be new. */
export const NEW_THING = any(
  ...[
    THING,
    'router',
    'firewall',
    'switch',
    'modem',
    'provider',
    'isp',
    'polic(?:y|ies)',
    'driver',
    'version',
  ],
  ...['certificate', 'domain', 'tenant', 'licen[cs]e', 'flat', 'house'],
)
