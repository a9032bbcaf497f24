/** Words that stand in any ticket, whatever it is about. */
const COMMON = new Set(
  `a about after again all also am an and any anyone are as at back be because been before being but by can cannot
  cant client could customer day did didnt do does doesnt doing dont each else ever every everything for from get gets getting
  go goes going got had has have having he hello help hi her here hers him his how i if im in into is isnt it its
  just know like look make many may me might monday morning more most much must my need new no nobody none not nothing now of off on
  once one only or other our out over please problem problems issue issues she should since so some someone something still
  such than thank thanks that the their them then there these they thing this those though through till to today told
  too tried try trying until up us use used user users using very via want wants was way we well were what when where which while who
  whole why will with without wont work worked working works would yesterday yet you your tuesday wednesday thursday friday says said
  say hour hours minute minutes day days week weeks time times two three`.split(/\s+/),
)

const WORD = /[\p{L}\p{N}]+(?:[-._'’][\p{L}\p{N}]+)*/gu

/** One form of a word: `stem` for comparing, `word` as it was written, `place` among the words of the text. */
export type Word = { stem: string; word: string; place: number }

/**
 * The telling words of a text in their order, common ones left out. "Wi-Fi" is also found as "wifi", "locked" as
 * "lock"; error codes and version numbers stay whole.
 */
export function tellingWords(text: string): Word[] {
  const words: Word[] = []
  let place = 0
  for (const [word] of text.matchAll(WORD)) {
    place++
    const bare = word.toLowerCase().replaceAll(/['’]/g, '')
    const parts = bare.split(/[-_]|(?<=\p{L})[.]|[.](?=\p{L})/u)
    const forms = parts.length > 1 ? [parts.join(''), ...parts] : [bare]
    for (const form of forms)
      if (form.length > 1 && !COMMON.has(form)) words.push({ stem: stem(form), word, place })
  }
  return words
}

/** Neighbours among the telling words, as terms of their own; the forms of one word are no neighbours. */
export function phrases(words: readonly Word[]): { stem: string; word: string }[] {
  return words.slice(1).flatMap((second, index) => {
    const first = words[index]
    if (!first || first.place === second.place) return []
    return [{ stem: `${first.stem} ${second.stem}`, word: `${first.word} ${second.word}` }]
  })
}

/** A light stemmer: it only has to bring "prints", "printed" and "printing" together. */
function stem(word: string): string {
  if (/\d/.test(word) || word.length < 4) return word
  const singular = word
    .replace(/ies$/, 'y')
    .replace(/(ss|x|ch|sh)es$/, '$1')
    .replace(/(?<![su])s$/, '')
  const base = singular.replace(/(?<=[aeiouy].*\p{L})(?:ing|ed)$/u, '')
  return base.length < 3 ? singular : base.replace(/([bdfgmnprt])\1$/, '$1').replace(/(?<=\p{L}{3})e$/u, '')
}
