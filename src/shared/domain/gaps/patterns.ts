import {
  any,
  CHANGE,
  CLOCK,
  COUNT,
  DATE,
  LONG_UNIT,
  MONTH,
  NEW_THING,
  NUMBER,
  PAST_DAY,
  PLACE,
  THING,
  UNIT,
  WEEKDAY,
  whole,
} from './words.ts'

/** "… by Friday" is a deadline. */
const NO_DEADLINE = '(?<!\\b(?:by|before|until|till|next|for|due)(?: on)? )'
/** A sentence that asks for something names the day that it is wanted on. */
export const WANTS = whole(
  any('please', 'must', 'needs? to', 'deadline', 'due', 'meets?', 'meeting', 'asap', 'urgent(?:ly)?'),
)

// "Since it is a leased device" gives a reason.
const SINCE_WHEN = any(
  ...[
    PAST_DAY,
    'today',
    'then',
    'about',
    'around',
    'early',
    'late',
    'the',
    'an?',
    'last',
    'this',
    'our',
    'his',
  ],
  ...['her', 'their', 'my', WEEKDAY, MONTH, CLOCK, '\\d', 'christmas', 'easter', 'new year'],
  ...['installing', 'updating', 'upgrading', 'moving', 'changing'],
  '\\w+ (?:was |were |got |have |has |had )?\\w{2,}(?:ed|en|ought|ade|ung|ent|ot|ut)',
)
/** "Since …", whatever else the sentence wants. */
export const SINCE = whole('since ', SINCE_WHEN)

const BEGUN = any(
  ...['start(?:ed|ing)', 'began', 'begun', 'came up', 'happened', 'occurred', 'appeared', 'stopped', 'broke'],
  ...['died', 'crashed', 'failed', 'down', 'worked', 'works', 'seen', 'noticed', 'came back', 'back'],
)
/** Other ways to say when it began, or that it never worked. */
export const BEGAN: RegExp[] = [
  whole(NO_DEADLINE, PAST_DAY),
  whole(NUMBER, ' (?:good |or (?:two|three|so) )?', UNIT, ' (?:ago|now|already|back)'),
  whole(
    ...['for (?:about |around |over |more than |nearly |almost |at least |the (?:last|past) )?'],
    ...[`(?:${NUMBER} )?(?:good )?`, UNIT],
  ),
  whole('(?:in|over|during|within) the (?:last|past) ', `(?:${NUMBER} )?`, UNIT),
  whole(
    ...[BEGUN, '(?: \\w+){0,4} (?:on|at|in|from|until|till|during) '],
    any(WEEKDAY, PAST_DAY, MONTH, CLOCK, DATE, 'about \\d', 'around \\d'),
  ),
  whole(BEGUN, '(?: \\w+){0,4} (?:today|with the \\w+ (?:patch|update|release)(?:es|s)?)'),
  whole('(?:just|first) (?:started|begun|began|happened|appeared|seen|noticed|thing)'),
  whole('on ', any(WEEKDAY, DATE)),
  whole(NO_DEADLINE, `at ${CLOCK}`),
  whole('(?:has|have) (?:always|never) (?:been|worked|had|done|run)'),
  whole('(?:never worked|from (?:the )?(?:beginning|start|first day|day one)|always been)'),
  whole(
    ...['(?:after|following|with) '],
    ...[any('the', 'an?', 'our', 'his', 'her', 'their', 'its', 'last', '\\w+ing'), '(?: \\S+){0,4}? '],
    ...['(?:updates?|upgrades?|migrations?|move|change|swap|patch(?:es)?|roll-?out|outage|power cut|storm)'],
  ),
  whole(`(?:${NUMBER} or )?`, NUMBER, ' ', LONG_UNIT),
]

/** How many have it: a number of people or machines, everyone, or nobody else. */
export const AFFECTED: RegExp[] = [
  whole(COUNT, ' (?:of )?(?:the |our |my |their |its |these |those |\\d+ )?(?:\\w+[ -]){0,2}?', THING),
  whole(
    any(
      'everyone',
      'everybody',
      'nobody',
      'no ?one',
      'whoever',
      'anyone who',
      'none of',
      'all of (?:us|them)',
    ),
  ),
  whole(any('half of', 'most of', 'me and (?:my|the|a)')),
  whole('(?:whole|entire) (?:\\w+ ){0,2}', PLACE),
  whole('(?:company|site|office|network|organi[sz]ation|tenant)-?wide'),
  whole(
    ...['(?:only|just|solely|merely) (?:for |on |with |at |affects? )?'],
    any(
      'me',
      'mine',
      'hers?',
      'him',
      'his',
      'them',
      'one',
      'this',
      'that',
      'my',
      'the one',
      'a single',
      'two',
      'three',
    ),
  ),
  whole('(?:me|him|hers?|them|mine|his|us) (?:only|alone)|\\w+ (?:alone|only),? (?:the )?others?'),
  whole('(?:on|for|by|to|concerns?|affects?) (?:\\w+ ){1,3}(?:alone|only)'),
  whole(
    ...['(?:others?|other users|other pcs|colleagues|everything else|everyone else) (?:\\w+ )?'],
    any('are', 'is', 'works?', 'can', 'connects?', 'have', 'has', 'do', 'does', 'says?'),
  ),
]

const WHEN = any(
  ...[PAST_DAY, 'just', 'recently', 'lately', 'today', WEEKDAY, `(?:${NUMBER} )?${UNIT} ago`, DATE, MONTH],
  ...['that (?:day|week|morning|evening|night)', 'in the night'],
)
/** What changed before it began, or that nothing did. */
export const CHANGED: RegExp[] = [
  // "No change" alone tells how a try ended.
  whole(
    ...["(?:nothing|not|never|haven't|hasn't|didn't)(?: \\w+){0,3} "],
    '(?:chang(?:e|ed)|touch(?:ed)?|updated|installed|altered)',
  ),
  whole('(?:no|without(?: any)?)(?: \\w+){0,2} (?:changes|change (?:was|has|to|on|at))'),
  whole('new (?:\\w+ )?', NEW_THING),
  whole(
    ...['(?:after|since|following|because of|caused by|before|until|during|with|when|once)(?: \\S+){0,5}? '],
    CHANGE,
  ),
  whole(CHANGE, '(?: \\S+){0,6}? ', WHEN),
  whole(WHEN, '(?: \\S+){0,6}? ', CHANGE),
  whole(
    '(?:certificate|password|licen[cs]e|subscription|account|contract) (?:has |was |is )?(?:expired|reset)',
  ),
  whole(
    ...['(?:was|were|been|got|is|are) '],
    '(?:renamed|replaced|swapped|migrated|moved|upgraded|updated|rolled out|decommissioned|reconfigured)',
  ),
]

/** That there is no error text, or none that was shown. */
export const NO_ERROR = whole(
  ...['(?:no|without(?: an?| any)?|not any|never an?) '],
  '(?:error|errors|message|messages|code|text|pop-?up|warning)(?: message| code| text)?',
)

/** Words in quotation marks behind one for showing them, what stands behind "error:", and codes of logs and of mail servers. */
export const ERROR_TEXTS: RegExp[] = [
  /\b(?:says?|said|reads?|shows?|gives?|errors?|messages?|pop-?up|with|stating)\b[^.?!\n"“‘']{0,40}["“‘'][^"”’'\n]{3,200}["”’']/i,
  /\b(?:error|message)(?: \w+){0,2}: *\S+ +\S+ +\S/i,
  /\b[45]\d\d[ -][45]\.\d{1,3}\.\d{1,3}\b|(?<!\S)%[A-Z][A-Z0-9_]{1,20}-\d-[A-Z0-9_]{2,40}/,
]
