import type { DocumentationKind, DocumentationVersion } from '../../../shared/contract/documentation.ts'

export const KIND_LABELS: Record<DocumentationKind, string> = {
  escalation: 'hand-off',
  resolution: 'resolution',
  manual: 'edited',
}

const MADE_WITH = { escalation: ' with the hand-off', resolution: ' with the resolution', manual: '' }

/** How a version came to be, in one sentence. */
export const originOf = ({ kind, editedBy }: Pick<DocumentationVersion, 'kind' | 'editedBy'>): string =>
  editedBy ? `Edited by ${editedBy.name}${MADE_WITH[kind]}` : `Wrote itself${MADE_WITH[kind]}`
