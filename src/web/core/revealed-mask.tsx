import { useQuery } from '@tanstack/react-query'
import { Eye, EyeOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import { atLeast } from '../../shared/contract/route.ts'
import { announce } from '../ui/announce.ts'
import { toast } from '../ui/toast.ts'
import { call } from './api.ts'
import { MaskChip } from './mask-chip.tsx'
import { useMe } from './me.ts'
import { errorSentence } from './query-client.ts'
import { type MaskedIn, revealsQuery } from './reveals.ts'

const SHOWN_SECONDS = 30

type RevealedMaskProps = { words: string; of: MaskedIn; place: number }

/**
 * A mask, who has looked behind it, and for engineers the way to look. What is behind it stays in this component's
 * memory for half a minute, or until the tab is left: it goes into no cache and no storage.
 */
export function RevealedMask({ words, of, place }: RevealedMaskProps) {
  const { role } = useMe()
  const { data } = useQuery(revealsQuery(of.sessionId))
  const [value, setValue] = useState<string>()
  const [asking, setAsking] = useState(false)
  const what = words.replace(/ hidden$/, '')
  const seenBy = data?.reveals.find(
    reveal => reveal.field === of.field && reveal.entryId === of.entryId && reveal.place === place,
  )?.revealedBy.name

  useEffect(() => {
    if (value === undefined) return
    const hide = () => setValue(undefined)
    const timer = setTimeout(hide, SHOWN_SECONDS * 1000)
    const onLeave = () => document.hidden && hide()
    document.addEventListener('visibilitychange', onLeave)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onLeave)
    }
  }, [value])

  async function reveal() {
    if (asking) return
    setAsking(true)
    try {
      const { sessionId, field, entryId } = of
      const answer = await call('revealSecret', {
        params: { id: sessionId },
        body: { field, entryId, place },
      })
      setValue(answer.value)
      announce(`The ${what} is shown for ${SHOWN_SECONDS} seconds`)
    } catch (error) {
      toast({ tone: 'danger', title: errorSentence(error) })
    } finally {
      setAsking(false)
    }
  }

  const isShown = value !== undefined
  const Icon = isShown ? EyeOff : Eye
  return (
    <MaskChip>
      {isShown ? (
        <code className="min-w-0 font-mono whitespace-pre-wrap wrap-anywhere text-ink select-all">
          {value}
        </code>
      ) : (
        words
      )}
      {seenBy && <span className="font-normal text-ink-subtle">· seen by {seenBy}</span>}
      {atLeast(role, 'engineer') && (
        <button
          type="button"
          aria-label={isShown ? `Hide the ${what}` : `Reveal the ${what}`}
          title={isShown ? 'Hide' : 'Reveal: it is written down that you looked'}
          aria-busy={asking || undefined}
          onClick={() => (isShown ? setValue(undefined) : void reveal())}
          className="inline-flex items-center rounded-sm p-0.5 text-ink-muted hover:bg-pressed hover:text-ink pointer-coarse:p-2"
        >
          <Icon aria-hidden="true" className="size-3.5" />
        </button>
      )}
    </MaskChip>
  )
}
