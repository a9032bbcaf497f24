import {
  type ErrorCode,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Tags,
  visit,
} from 'yaml'
import type { FlowDocument, FlowFault, FlowPath } from '../../../shared/domain/flow/document.ts'
import { FLOW_LIMITS } from '../../../shared/domain/flow/schema.ts'
import { tooDeepAt } from './too-deep.ts'

/** Where the parser speaks to programmers. */
const REASONS: Partial<Record<ErrorCode, string>> = {
  DUPLICATE_KEY: 'This name stands here a second time',
  MULTIPLE_DOCS: 'A flow is one document: take the second --- away',
  TAG_RESOLVE_FAILED: 'Marks such as !name are not allowed',
}

/** Reads a flow's YAML, keeping the line of every part. Never throws: what is no YAML is told by faults. */
export function parseFlow(source: string): FlowDocument {
  if (source.length > FLOW_LIMITS.source)
    return unread({
      line: 1,
      code: 'too_long',
      reason: `The file is longer than ${FLOW_LIMITS.source} characters`,
    })
  const deep = tooDeepAt(source)
  if (deep !== null) return unread({ line: deep, code: 'yaml', reason: 'This is nested too deep' })
  const lines = new LineCounter()
  const document = parseDocument(source, {
    lineCounter: lines,
    prettyErrors: false,
    customTags: withoutNumbers,
  })
  const lineAt = (offset: number) => Math.max(lines.linePos(offset).line, 1)
  const faults: FlowFault[] = [...document.errors, ...document.warnings].map(error => ({
    line: lineAt(error.pos[0]),
    code: error.code === 'DUPLICATE_KEY' ? 'duplicate_id' : 'yaml',
    reason: REASONS[error.code] ?? error.message,
  }))
  visit(document, {
    Pair(_, pair) {
      if (isCollection(pair.key))
        faults.push({
          line: lineAt(pair.key.range?.[0] ?? 0),
          code: 'yaml',
          reason: 'A name has to be plain text',
        })
    },
    // An alias can blow up to any size, and reads badly.
    Alias(_, alias) {
      faults.push({ line: lineAt(alias.range?.[0] ?? 0), code: 'yaml', reason: 'Aliases are not allowed' })
    },
  })

  const lineOf = (path: FlowPath): number => {
    let node: unknown = document.contents
    let line = 1
    for (const key of path) {
      if (isMap(node)) {
        const pair = node.items.find(item => isScalar(item.key) && String(item.key.value) === String(key))
        if (!pair || !isScalar(pair.key)) break
        line = lineAt(pair.key.range?.[0] ?? 0)
        node = pair.value
      } else if (isSeq(node)) {
        const item: unknown = node.items[Number(key)]
        if (!isScalar(item) && !isMap(item) && !isSeq(item)) break
        line = lineAt(item.range?.[0] ?? 0)
        node = item
      } else break
    }
    return line
  }
  return { value: faults.length === 0 ? document.toJS() : null, lineOf, faults }
}

// Nothing in a flow is a number: 0x0000011b and 5.10 have to stay as they were written.
const withoutNumbers = (tags: Tags): Tags =>
  tags.filter(tag => typeof tag === 'string' || !/:(int|float)$/.test(tag.tag))

const unread = (fault: FlowFault): FlowDocument => ({
  value: null,
  lineOf: () => fault.line,
  faults: [fault],
})
