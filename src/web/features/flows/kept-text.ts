/** A text that is not saved yet, and the version that it began as. */
export type UnsavedText = { text: string; basedOn: number }

type Place = { userId: string; orgId: string; flowId: string }

const nameOf = ({ userId, orgId, flowId }: Place) => `rf.flow.${orgId}.${userId}.${flowId}`

/** What this person left unsaved in this browser. */
export function readKept(place: Place): UnsavedText | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameOf(place)) ?? 'null')
    if (typeof kept !== 'object' || kept === null) return null
    const { text, basedOn } = kept as Record<string, unknown>
    return typeof text === 'string' && typeof basedOn === 'number' ? { text, basedOn } : null
  } catch {
    return null
  }
}

/** Storage may be full or switched off; the text then lives as long as the page. */
export function keepText(place: Place, unsaved: UnsavedText | null): void {
  try {
    if (unsaved) localStorage.setItem(nameOf(place), JSON.stringify(unsaved))
    else localStorage.removeItem(nameOf(place))
  } catch {
    return
  }
}
