import { byTitle, type FlowSummary } from '../../../shared/contract/flow-library.ts'

/** The list with one flow as it is now. A change that is older than what the list holds leaves the list as it is. */
export function withFlow<List extends { flows: FlowSummary[] }>(list: List, flow: FlowSummary): List {
  const held = list.flows.find(({ id }) => id === flow.id)
  if (held && held.revision >= flow.revision) return list
  const others = list.flows.filter(({ id }) => id !== flow.id)
  return { ...list, flows: [...others, flow].sort(byTitle) }
}

/** Whether there is a version that technicians are not led by yet. */
export const hasUnpublished = ({ version, versionKind, publishedVersion, state }: FlowSummary): boolean =>
  state !== 'archived' && versionKind !== null && versionKind !== 'reset' && version !== publishedVersion

export const FLOW_VIEWS = ['all', 'review', 'own', 'edited', 'archived'] as const
export type FlowView = (typeof FLOW_VIEWS)[number]

const IN_VIEW: Record<FlowView, (flow: FlowSummary) => boolean> = {
  all: () => true,
  review: hasUnpublished,
  own: ({ builtIn, state }) => !builtIn && state !== 'archived',
  edited: ({ builtIn, version, versionKind, state }) =>
    builtIn && version > 0 && versionKind !== 'reset' && state !== 'archived',
  archived: ({ state }) => state === 'archived',
}

/** The flows of one view in which every word of `search` begins a word or stands in it. */
export function flowsInView(flows: readonly FlowSummary[], view: FlowView, search = ''): FlowSummary[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return flows.filter(flow => {
    if (!IN_VIEW[view](flow)) return false
    const text = [flow.title, flow.category, flow.id, flow.savedBy?.name, ...flow.keywords].join('\n')
    return words.every(word => text.toLowerCase().includes(word))
  })
}
