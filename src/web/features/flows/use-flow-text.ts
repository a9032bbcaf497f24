import { useState } from 'react'
import type { FlowDetail } from '../../../shared/contract/flow-library.ts'
import { useMe } from '../../core/me.ts'
import { keepText, readKept, type UnsavedText } from './kept-text.ts'

/**
 * The text in the editor. While it is as saved it follows what others save; once it differs it is the writer's own, is
 * kept in this browser, and names the version that it began as.
 */
export function useFlowText({ flow, text: savedText }: Pick<FlowDetail, 'flow' | 'text'>) {
  const { user, organization } = useMe()
  const place = { userId: user.id, orgId: organization.id, flowId: flow.id }
  const [unsaved, setUnsaved] = useState(() => {
    const kept = readKept(place)
    return kept && kept.text !== savedText ? kept : null
  })
  // What was there when the page was opened, as long as nobody has touched it.
  const [wasKept, setWasKept] = useState(unsaved !== null)

  function hold(next: UnsavedText | null) {
    setUnsaved(next)
    setWasKept(false)
    keepText(place, next)
  }
  const basedOn = unsaved?.basedOn ?? flow.version
  return {
    text: unsaved?.text ?? savedText,
    isUnsaved: unsaved !== null,
    wasKept,
    basedOn,
    /** The writer has not seen the newest version. */
    isBehind: unsaved !== null && flow.version > basedOn,
    write(text: string) {
      hold(text === savedText && basedOn === flow.version ? null : { text, basedOn })
    },
    /** Goes on with the own text over the newest version. */
    keepOwn: () => unsaved && hold({ text: unsaved.text, basedOn: flow.version }),
    /** `text` was saved as `version`; what was typed since then stays. */
    saved(text: string, version: number) {
      setWasKept(false)
      setUnsaved(now => {
        const rest = now === null || now.text === text ? null : { text: now.text, basedOn: version }
        keepText(place, rest)
        return rest
      })
    },
    discard: () => hold(null),
  }
}

export type FlowText = ReturnType<typeof useFlowText>
