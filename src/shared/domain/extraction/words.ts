const WORD = /[\p{L}\p{N}]+(?:['._/:@+=-]+[\p{L}\p{N}]+)*|\|/gu

// "i m" and "don t".
const APART = /\b(i|you|we|it|don|doesn|didn|can|won) (m|ve|re|s|t|ll)(?= )/g

// Typed in haste or without the apostrophe; "its" and "were" stay, they are words of their own.
const SPELLINGS = new Map(
  Object.entries({
    dont: "don't",
    doesnt: "doesn't",
    didnt: "didn't",
    cant: "can't",
    cannot: "can't",
    wont: "won't",
    couldnt: "couldn't",
    wouldnt: "wouldn't",
    shouldnt: "shouldn't",
    isnt: "isn't",
    wasnt: "wasn't",
    arent: "aren't",
    havent: "haven't",
    hasnt: "hasn't",
    aint: "isn't",
    im: "i'm",
    ive: "i've",
    youre: "you're",
    thats: "that's",
    lets: "let's",
    u: 'you',
    ur: 'your',
    pls: 'please',
    plz: 'please',
    abt: 'about',
    tho: 'though',
    yea: 'yes',
    yeah: 'yes',
    yep: 'yes',
    yup: 'yes',
    yah: 'yes',
    ya: 'yes',
    nope: 'no',
    nah: 'no',
    wat: 'what',
    thx: 'thanks',
    ty: 'thanks',
    tryed: 'tried',
  }),
)

/** Lower-case words in their order; paths, versions and contractions stay whole. */
export function wordsOf(text: string): string[] {
  const words = text.replaceAll('’', "'").toLowerCase().replace(APART, "$1'$2").match(WORD) ?? []
  return words.map(word => SPELLINGS.get(word) ?? word)
}

const STOP_WORDS = new Set(
  `a an the this that these those it its i i'm i've i'd me my we our you your he she they them his her their one
  is are was were be been being am do does did done have has had having will would can could should may might must
  and or but so if then than as of in on at to for from with without by into out up down off over again about after
  before while when where what which who how why not no yes ok okay well also just now still too very please try tried
  trying run ran running get got getting go going went use used using make made see saw say says said tell want need
  thing things something anything nothing some any all there here more most other only even same maybe really actually
  check checked checking let know goes think work works working worked doesn't don't didn't can't won't isn't help problem
  issue first next sudo back way what's that's`.split(/\s+/),
)

const ENDINGS = /(?:ings?|ed|es|s|'s)$/

/** The words that say what a statement is about, cut to a rough stem. */
export function termsOf(words: readonly string[]): ReadonlySet<string> {
  const known = TERMS.get(words) ?? readTerms(words)
  TERMS.set(words, known)
  return known
}

// Several rules ask for the same statement.
const TERMS = new WeakMap<readonly string[], ReadonlySet<string>>()

function readTerms(words: readonly string[]): ReadonlySet<string> {
  const terms = new Set<string>()
  for (const word of words) {
    if (word.length < 2 || STOP_WORDS.has(word)) continue
    terms.add(stem(word))
    // "/etc/X11/xorg.conf" is also meant by "xorg.conf".
    if (word.includes('/')) {
      const last = word.slice(word.lastIndexOf('/') + 1)
      if (last.length > 2) terms.add(stem(last))
    }
  }
  return terms
}

/** One spelling for "restarted", "restarting" and "restarts"; not a word of any language. */
export function stem(word: string): string {
  if (word.length === 4 && /^[a-z]+[^s]s$/.test(word)) return word.slice(0, -1)
  if (word.length < 5 || /[\d./]/.test(word)) return word
  const cut = word.replace(ENDINGS, '')
  const base = cut.length >= 3 ? cut : word
  return base.replace(/([bdgklmnprt])\1$/, '$1').replace(/[ei]$/, '')
}

/** How much of the smaller set the two share, 0 to 1. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  if (small.size === 0) return 0
  let shared = 0
  for (const term of small) if (large.has(term)) shared += 1
  return shared / small.size
}
