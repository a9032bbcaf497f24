import type { FlowSummary, FlowVersion } from '../../../shared/contract/flow-library.ts'
import type { BuiltInFlows } from './built-in-flows.ts'
import type { FlowRow, VersionHead } from './queries.ts'

/** A flow as an admin sees it among others. `row` is what the organization made of it, if anything. */
export function presentFlow(builtIn: BuiltInFlows, row: Pick<FlowRow, 'id'> & Partial<FlowRow>): FlowSummary {
  const own = builtIn.get(row.id)?.flow
  const { newest = 0, published = null, archived = false, session_id = null, revision = 0, version } = row
  const follows = own !== undefined && (!version || version.kind === 'reset')
  const { title = row.id, category = '', keywords = [] } = (follows ? own : version) ?? {}
  return {
    id: row.id,
    title,
    category,
    keywords,
    builtIn: own !== undefined,
    state: archived ? 'archived' : published !== null || own ? 'published' : 'draft',
    version: newest,
    versionKind: version?.kind ?? null,
    publishedVersion: published,
    savedBy: version ? { id: version.saved_by, name: version.saver_name } : null,
    savedAt: version ? new Date(version.saved_at).toISOString() : null,
    sessionId: session_id,
    revision,
  }
}

export const presentVersion = (row: VersionHead): FlowVersion => ({
  version: row.version,
  kind: row.kind,
  restoredFrom: row.restored_from,
  title: row.title,
  savedBy: { id: row.saved_by, name: row.saver_name },
  savedAt: row.saved_at.toISOString(),
})
