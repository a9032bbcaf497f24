import type { z } from 'zod'
import type { FlowDocument, FlowFault, FlowPath } from './document.ts'
import { graphFaults } from './graph.ts'
import {
  escalateNode,
  type Flow,
  type FlowNode,
  flowFrame,
  questionNode,
  resolvedNode,
  stepNode,
} from './schema.ts'
import { textFaults } from './text-faults.ts'

/**
 * Whether a document is a flow that a technician can be led through. Faults are told all at once (the first hundred), in
 * the order of their lines. A flow without faults has a start, branches that exist, no loop, and an end to every path; `flow` is
 * null as long as there is a fault.
 */
export function checkFlow(document: FlowDocument): { flow: Flow | null; faults: FlowFault[] } {
  // Of a text that is no YAML the data is a guess: faults in it would mislead.
  if (document.faults.length > 0) return { flow: null, faults: inOrder(document.faults) }

  const faults: FlowFault[] = []
  const { value, lineOf } = document
  const frame = flowFrame.safeParse(value)
  if (!frame.success) faults.push(...frame.error.issues.flatMap(issue => shapeFaults(issue, [], document)))

  const nodes: Record<string, FlowNode> = {}
  const rawNodes = nodesIn(value)
  for (const [id, raw] of Object.entries(rawNodes)) {
    const path = ['nodes', id]
    const schema = schemaOf(raw)
    if (!schema) {
      const reason = `"${id}" needs exactly one of question, do, resolved and escalate`
      faults.push({ line: lineOf(path), code: 'shape', reason })
      continue
    }
    const parsed = schema.safeParse(raw)
    if (parsed.success) nodes[id] = parsed.data
    else faults.push(...parsed.error.issues.flatMap(issue => shapeFaults(issue, path, document)))
  }
  faults.push(...textFaults(nodes, lineOf))
  if (typeof value === 'object' && value !== null)
    faults.push(...graphFaults(Reflect.get(value, 'start'), rawNodes, lineOf))

  const flow = frame.success && faults.length === 0 ? { ...frame.data, nodes } : null
  return { flow, faults: inOrder(faults) }
}

// Nobody mends more in one go, and a file of single brackets has tens of thousands.
const FAULTS_MAX = 100

const inOrder = (faults: readonly FlowFault[]) =>
  [...faults].sort((a, b) => a.line - b.line).slice(0, FAULTS_MAX)

function nodesIn(value: unknown): Record<string, unknown> {
  const nodes: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'nodes') : null
  return typeof nodes === 'object' && nodes !== null && !Array.isArray(nodes) ? { ...nodes } : {}
}

/** The schema that a node claims to follow: a union would only say that none of four fits. */
function schemaOf(node: unknown) {
  if (typeof node !== 'object' || node === null) return null
  const kinds = { question: questionNode, do: stepNode, resolved: resolvedNode, escalate: escalateNode }
  const fitting = Object.entries(kinds).filter(([key]) => key in node)
  return fitting.length === 1 ? (fitting[0]?.[1] ?? null) : null
}

const WANTED: Partial<Record<string, string>> = {
  object: 'made of lines such as "title: Text"',
  record: 'made of lines such as "title: Text"',
  array: 'a list',
  string: 'text',
}

function shapeFaults(issue: z.core.$ZodIssue, base: FlowPath, { value, lineOf }: FlowDocument): FlowFault[] {
  const path = [...base, ...issue.path]
  const where = path.map(String).join('.') || 'The file'
  const fault = (code: FlowFault['code'], at: FlowPath, reason: string) => ({
    line: lineOf(at),
    code,
    reason,
  })
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key =>
      path.at(-1) === 'next'
        ? fault('unknown_outcome', [...path, key], `"${key}" of "${String(path[1])}" is no outcome`)
        : fault('shape', [...path, key], `${where === 'The file' ? '' : `${where}: `}unknown field "${key}"`),
    )
  }
  if (issue.code === 'invalid_key')
    return [fault('shape', path, `${where}: ${issue.issues[0]?.message ?? issue.message}`)]
  if (issue.code === 'too_big') return [fault('too_long', path, `${where}: longer than ${issue.maximum}`)]
  if (path.length > 0 && at(value, path) === undefined) return [fault('shape', path, `${where} is missing`)]
  const wanted = issue.code === 'invalid_type' && WANTED[issue.expected]
  return [fault('shape', path, wanted ? `${where} has to be ${wanted}` : `${where}: ${issue.message}`)]
}

const at = (value: unknown, path: FlowPath): unknown =>
  path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  )
