import {
  PROBLEMS,
  type ProblemArguments,
  type ProblemCode,
  type ProblemDocument,
} from '../../shared/problems.ts'

/** An error that the caller is told about. Thrown by commands, turned into an answer in one place. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly document: ProblemDocument
  constructor(code: ProblemCode, data: object, detail?: string) {
    super(detail ?? PROBLEMS[code].title)
    this.name = 'Problem'
    this.code = code
    const { status, title } = PROBLEMS[code]
    const type = `/problems/${code}`
    this.document = { ...data, type, code, title, status, ...(detail ? { detail } : {}) } as ProblemDocument
  }
}

/** Makes the error for a code: `throw problem('handoff_already_claimed', { claimedBy, claimedAt })`. */
export function problem<C extends ProblemCode>(...args: ProblemArguments<C>): Problem {
  const [code, data, detail] = args
  return new Problem(code, data ?? {}, detail)
}
