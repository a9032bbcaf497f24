import { LIMITS } from '../../../shared/contract/limits.ts'
import { clip } from '../../../shared/domain/clip.ts'
import { plainText } from '../../../shared/domain/plain-text.ts'

/** The line after which a model lists the steps that it proposes. */
export const STEPS_MARK = '---STEPS---'

const PROPOSALS_MAX = 3
const WHY_MAX = 300
const STEP_MAX = 300
const MARK = /^[ \t>*`]*-{2,}[ \t]*STEPS[ \t]*-{2,}.*$/im
const STEP_LINE = /^[ \t]*(?:[-*•]|\d{1,2}[.)])[ \t]+(.+)$/gm
/** What may be the beginning of a mark, a tag, a link or a word that is not all there yet. */
const UNFINISHED = /(?:\n[ \t]*-{2,}[^\n]*|[[<!`*_][^\n]*|\S+)$/

/** A Markdown link whose address was taken away on the way here, with whatever hung on it. */
const EMPTIED_LINK = /\[([^\]\n]{1,300})\]\s?\(\[link removed\]\)?/g

/** What of a model's text so far may be shown. While it is not whole, its last word is held back. */
export function shownText(raw: string, { whole }: { whole: boolean }): string {
  const before = raw.slice(0, MARK.exec(raw)?.index ?? raw.length).replace(EMPTIED_LINK, '$1')
  return plainText(whole ? before : before.replace(UNFINISHED, ''), LIMITS.message, { lines: true })
}

/** A model's whole text: what it says as plain text, and the steps that it proposes. */
export function readModelText(raw: string, { max, isCut }: { max: number; isCut: boolean }) {
  const mark = MARK.exec(raw)
  const listed = mark ? raw.slice(mark.index + mark[0].length) : ''
  const proposals = [...listed.matchAll(STEP_LINE)].flatMap(([, line = '']) => {
    const [text = '', why = ''] = line.split(/\s*::\s*/)
    const step = plainText(text, STEP_MAX)
    return step ? [{ text: step, why: plainText(why, WHY_MAX) || null }] : []
  })
  return {
    text: clip(`${shownText(raw, { whole: !isCut })}${isCut && !mark ? '…' : ''}`, max),
    proposals: unique(proposals).slice(0, PROPOSALS_MAX),
  }
}

const unique = <T extends { text: string }>(steps: readonly T[]) =>
  steps.filter(
    ({ text }, index) => steps.findIndex(other => other.text.toLowerCase() === text.toLowerCase()) === index,
  )
