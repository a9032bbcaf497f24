import { Archive, CircleCheck, CircleDashed, type LucideIcon, PencilLine } from 'lucide-react'
import type { FlowSummary, FlowVersion } from '../../../shared/contract/flow-library.ts'
import { Badge, type Tone } from '../../ui/badge.tsx'
import { hasUnpublished } from './flow-list.ts'

const STATES: Record<FlowSummary['state'], { icon: LucideIcon; tone: Tone; words: string }> = {
  published: { icon: CircleCheck, tone: 'success', words: 'Published' },
  draft: { icon: CircleDashed, tone: 'warning', words: 'Draft' },
  archived: { icon: Archive, tone: 'neutral', words: 'Archived' },
}

/** Where a flow stands, and whether a version of it waits to be published. */
export function FlowBadges({ flow }: { flow: FlowSummary }) {
  const { words, ...look } = STATES[flow.state]
  return (
    <>
      <Badge {...look}>{words}</Badge>
      {flow.state === 'published' && hasUnpublished(flow) && (
        <Badge icon={PencilLine} tone="warning">
          Unpublished changes
        </Badge>
      )}
      <Badge>{originOf(flow)}</Badge>
    </>
  )
}

/** Where a flow is from, in a word or two. */
function originOf({ builtIn, version, versionKind, sessionId }: FlowSummary): string {
  if (builtIn) return version > 0 && versionKind !== 'reset' ? 'Built-in, edited' : 'Built-in'
  return sessionId ? 'From a session' : 'Own'
}

const KIND_WORDS: Record<FlowVersion['kind'], string> = {
  edited: 'Saved',
  restored: 'Restored',
  reset: 'Reset to the built-in text',
  drafted: 'Drafted from a session',
}

/** How a version came to be, in one line. */
export const versionWords = ({ kind, restoredFrom }: Pick<FlowVersion, 'kind' | 'restoredFrom'>): string =>
  restoredFrom === null ? KIND_WORDS[kind] : `Restored from version ${restoredFrom}`

/** What technicians are led by, in one sentence. */
export function standingOf({ state, builtIn, publishedVersion }: FlowSummary): string {
  if (state === 'archived') return 'It is proposed to nobody.'
  if (publishedVersion !== null) return `Technicians are led by version ${publishedVersion}.`
  return builtIn ? 'Technicians are led by the built-in text.' : 'Nobody is led by it yet.'
}
