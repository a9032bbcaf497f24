import type { FlowDocument, FlowFault, FlowPath } from './document.ts'

type Branch = { label: string; to: string; path: FlowPath }
type Graph = Map<string, { isEnd: boolean; branches: Branch[] }>

/**
 * What is wrong with the way the nodes hang together: branches to nowhere, nodes that nothing leads to, loops, and
 * nodes from which no end can be reached. Takes nodes of any shape, so that one typing error hides no other.
 */
export function graphFaults(start: unknown, nodes: Record<string, unknown>, lineOf: FlowDocument['lineOf']) {
  const graph: Graph = new Map(Object.entries(nodes).map(([id, node]) => [id, readNode(id, node)]))
  const faults: FlowFault[] = []
  const report = (code: FlowFault['code'], path: FlowPath, reason: string) =>
    faults.push({ line: lineOf(path), code, reason })

  if (typeof start === 'string' && !graph.has(start))
    report('missing_node', ['start'], `The flow starts at "${start}", which does not exist`)
  for (const [id, { branches }] of graph) {
    for (const { label, to, path } of branches) {
      if (!graph.has(to))
        report('missing_node', path, `"${label}" of "${id}" leads to "${to}", which does not exist`)
    }
  }

  for (const { from, branch } of closingBranches(graph, start))
    report('loop', branch.path, `"${branch.label}" of "${from}" leads back to "${branch.to}"`)

  if (typeof start === 'string' && graph.has(start)) {
    const reached = reachable([start], id => graph.get(id)?.branches.map(branch => branch.to) ?? [])
    for (const id of graph.keys())
      if (!reached.has(id))
        report('unreachable_node', ['nodes', id], `Nothing leads from the start to "${id}"`)
  }

  const ending = endingNodes(graph)
  for (const id of graph.keys())
    if (!ending.has(id)) report('no_end', ['nodes', id], `No end can be reached from "${id}"`)
  return faults
}

function readNode(id: string, node: unknown): { isEnd: boolean; branches: Branch[] } {
  if (typeof node !== 'object' || node === null) return { isEnd: false, branches: [] }
  const branches = ['next', 'answers'].flatMap(field => {
    const targets: unknown = Reflect.get(node, field)
    if (typeof targets !== 'object' || targets === null) return []
    return Object.entries(targets).flatMap(([label, to]) =>
      typeof to === 'string' ? [{ label, to, path: ['nodes', id, field, label] }] : [],
    )
  })
  return { isEnd: 'resolved' in node || 'escalate' in node, branches }
}

/** The branches that close a loop, in the order in which a walk from the start meets them. */
function closingBranches(graph: Graph, start: unknown): { from: string; branch: Branch }[] {
  const closing: { from: string; branch: Branch }[] = []
  const state = new Map<string, 'open' | 'done'>()
  const visit = (id: string) => {
    state.set(id, 'open')
    for (const branch of graph.get(id)?.branches ?? []) {
      const seen = state.get(branch.to)
      if (seen === 'open') closing.push({ from: id, branch })
      else if (seen === undefined && graph.has(branch.to)) visit(branch.to)
    }
    state.set(id, 'done')
  }
  const first = typeof start === 'string' && graph.has(start) ? [start] : []
  for (const id of [...first, ...graph.keys()]) if (!state.has(id)) visit(id)
  return closing
}

function endingNodes(graph: Graph): Set<string> {
  const leadingTo = new Map<string, string[]>()
  for (const [id, { branches }] of graph)
    for (const { to } of branches) leadingTo.set(to, [...(leadingTo.get(to) ?? []), id])
  const ends = [...graph].filter(([, node]) => node.isEnd).map(([id]) => id)
  return reachable(ends, id => leadingTo.get(id) ?? [])
}

function reachable(from: readonly string[], neighbours: (id: string) => readonly string[]): Set<string> {
  const reached = new Set(from)
  // A set hands out what is added while it is walked.
  for (const id of reached) for (const next of neighbours(id)) reached.add(next)
  return reached
}
