import { useEffect, useRef } from 'react'
import type { FlowDetail, FlowSummary } from '../../../shared/contract/flow-library.ts'
import { announce } from '../../ui/announce.ts'
import { toast } from '../../ui/toast.ts'
import { standingOf } from './flow-words.tsx'

/** Says which flows of the list others changed while it is looked at. */
export function useAnnounceChanges(flows: readonly FlowSummary[]): void {
  const seen = useRef(new Map<string, number>())
  useEffect(() => {
    const before = seen.current
    seen.current = new Map(flows.map(({ id, revision }) => [id, revision]))
    if (before.size === 0) return
    for (const flow of flows)
      if (before.get(flow.id) !== flow.revision) announce(`“${flow.title}” changed. ${standingOf(flow)}`)
  }, [flows])
}

/** Tells what others did to the flow in the editor, unless its own notice does: a text of one's own is never replaced. */
export function useTellOthers({ flow }: FlowDetail, isUnsaved: boolean, isOwn: boolean): void {
  const seen = useRef(flow)
  useEffect(() => {
    const before = seen.current
    seen.current = flow
    if (before.revision === flow.revision || isOwn) return
    if (before.version === flow.version) announce(standingOf(flow))
    else if (!isUnsaved && flow.savedBy)
      toast({ title: `${flow.savedBy.name} saved version ${flow.version}`, text: 'It is shown now.' })
  }, [flow, isUnsaved, isOwn])
}
