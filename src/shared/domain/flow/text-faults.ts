import type { FlowDocument, FlowFault } from './document.ts'
import type { FlowNode } from './schema.ts'
import { recordedText } from './steps.ts'
import { unknownPlaceholders } from './template.ts'

/**
 * What is wrong with the words: placeholders that nothing fills, and nodes that say the same. Steps are recognized by
 * their text when a session goes on, so no two may be alike.
 */
export function textFaults(nodes: Record<string, FlowNode>, lineOf: FlowDocument['lineOf']): FlowFault[] {
  const faults: FlowFault[] = []
  const saidBy = new Map<string, string>()
  for (const [id, node] of Object.entries(nodes)) {
    if ('question' in node || 'do' in node) {
      const text = recordedText(node)
      const other = saidBy.get(text)
      if (other === undefined) saidBy.set(text, id)
      else {
        const reason = `"${id}" says the same as "${other}"`
        faults.push({ line: lineOf(['nodes', id]), code: 'duplicate_text', reason })
      }
      continue
    }
    const [field, template] =
      'resolved' in node ? (['resolved', node.resolved] as const) : (['escalate', node.escalate] as const)
    for (const name of unknownPlaceholders(template)) {
      const reason = `Nothing fills {{${name}}} in "${id}"`
      faults.push({ line: lineOf(['nodes', id, field]), code: 'unknown_placeholder', reason })
    }
  }
  return faults
}
