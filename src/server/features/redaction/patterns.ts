import {
  type CompiledPattern,
  checkPattern,
  PATTERN_LIMITS,
} from '../../../shared/domain/redaction/custom-patterns.ts'

const compiled = new Map<string, CompiledPattern>()
/** More than one organization has in use at a time: the check of a pattern costs more than its use. */
const KEPT = 500

/** Stored patterns, ready for use. One that an older version accepted and this one does not is left out. */
export function compilePatterns(sources: readonly string[]): CompiledPattern[] {
  return sources.slice(0, PATTERN_LIMITS.patterns).flatMap(source => {
    const known = compiled.get(source)
    if (known) return [known]
    const check = checkPattern(source)
    if (!check.ok) return []
    if (compiled.size >= KEPT) compiled.clear()
    compiled.set(source, check.pattern)
    return [check.pattern]
  })
}
