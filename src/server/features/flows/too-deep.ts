import { CST, Lexer } from 'yaml'

const BRACKETS_MAX = 10
const INDICATORS_A_LINE_MAX = 40
const OPENING = new Set(['flow-map-start', 'flow-seq-start'])
const CLOSING = new Set(['flow-map-end', 'flow-seq-end'])
const INDICATORS = new Set(['seq-item-ind', 'explicit-key-ind', 'map-value-ind'])

/**
 * The line on which a text nests deeper than any flow does, or null. The parser of the YAML library is recursive:
 * twenty thousand opening brackets end the whole process, not only the call. Its lexer is not. Deep blocks over many
 * lines need indentation, which the limit on the size of a file bounds.
 */
export function tooDeepAt(source: string): number | null {
  let line = 1
  let brackets = 0
  let indicators = 0
  for (const lexeme of new Lexer().lex(source)) {
    const type = CST.tokenType(lexeme)
    if (type !== null && OPENING.has(type)) brackets++
    if (type !== null && CLOSING.has(type)) brackets--
    if (type !== null && INDICATORS.has(type)) indicators++
    if (brackets > BRACKETS_MAX || indicators > INDICATORS_A_LINE_MAX) return line
    const breaks = lexeme.split('\n').length - 1
    line += breaks
    if (breaks > 0) indicators = 0
  }
  return null
}
