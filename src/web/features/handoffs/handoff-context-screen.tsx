import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import type { Citation, HandoffDetail } from '../../../shared/contract/handoffs.ts'
import { problemOf } from '../../core/api.ts'
import { useMe } from '../../core/me.ts'
import { FailedState } from '../../ui/failed-state.tsx'
import { LoadingState } from '../../ui/loading-state.tsx'
import { Modal } from '../../ui/modal.tsx'
import { OverlayHeader } from '../../ui/overlay-header.tsx'
import { useShortcuts } from '../../ui/shortcuts.ts'
import { sessionHandoffsQuery } from './api.ts'
import type { Beginning } from './beginning.ts'
import { holds } from './claim-rules.ts'
import { ClaimBar } from './components/claim-bar.tsx'
import { HandoffContext } from './components/handoff-context.tsx'
import { sayOnce } from './say-once.ts'
import { useClaim } from './use-claim.ts'
import { useLooking } from './use-looking.ts'
import { markSeen } from './use-seen.ts'
import './handoffs.css'

// As long as the animation in handoffs.css.
const DISSOLVE_MS = 180

type HandoffContextScreenProps = {
  sessionId: string
  onClaimed: (beginning: Beginning) => void
  onClosed: () => void
  /** Shows where a fact comes from; the screen closes for it. */
  onCite?: (citation: Citation) => void
  /** Who was told of it and who is looking, beside the buttons. */
  renderAudience?: (handoffId: string) => ReactNode
}

/** What an engineer reads before claiming: a hand-off in four sections, and three ways to begin, all one claim. */
export function HandoffContextScreen({
  sessionId,
  onClaimed,
  onClosed,
  onCite,
  renderAudience,
}: HandoffContextScreenProps) {
  const me = useMe()
  const handoffs = useQuery(sessionHandoffsQuery(sessionId, me))
  const detail = theOneToRead(handoffs.data?.handoffs ?? [])
  const [leaving, setLeaving] = useState<Beginning | null>(null)
  const chosen = useRef<Beginning>({ way: 'here' })
  const { claim, claimingId } = useClaim({ onClaimed: () => setLeaving(chosen.current), onLost: onClosed })
  const held = detail !== undefined && holds(detail.handoff, me)

  const leave = useEffectEvent(onClaimed)
  useEffect(() => {
    if (!leaving) return
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
    const timer = setTimeout(() => leave(leaving), calm ? 0 : DISSOLVE_MS)
    return () => clearTimeout(timer)
  }, [leaving])
  useLooking(detail?.handoff)
  useReadAloud(detail, leaving !== null || claimingId !== null)

  const mayBegin = detail !== undefined && detail.claimRefusal === null
  function begin(beginning: Beginning) {
    if (!mayBegin || leaving || claimingId !== null) return
    chosen.current = beginning
    if (held) onClaimed(beginning)
    else void claim(detail.handoff)
  }
  useBeginningKeys(detail, begin)

  return (
    <Frame
      title={detail?.handoff.session.title}
      leaving={leaving !== null}
      onClose={() => !leaving && onClosed()}
    >
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 py-2.5">
        {detail ? (
          <HandoffContext detail={detail} onCite={onCite} {...(mayBegin && { onBegin: begin })} />
        ) : handoffs.isPending ? (
          <LoadingState label="Loading the hand-off" shape="card" rows={4} />
        ) : (
          <NothingToRead error={handoffs.error} retry={() => void handoffs.refetch()} />
        )}
      </div>
      {detail && (
        <footer className="flex shrink-0 flex-wrap items-center justify-end gap-2 border-t border-line px-4 py-2">
          {renderAudience && detail.handoff.status === 'open' && (
            <div className="min-w-0 flex-1 basis-60">{renderAudience(detail.handoff.id)}</div>
          )}
          <ClaimBar
            detail={detail}
            held={held}
            claiming={claimingId !== null || leaving !== null}
            onBegin={begin}
            onClose={onClosed}
          />
        </footer>
      )}
    </Frame>
  )
}

/** C, M and the number of a suggested step do what the buttons do. */
function useBeginningKeys(detail: HandoffDetail | undefined, begin: (beginning: Beginning) => void) {
  const steps = detail?.assessment?.suggestedSteps ?? []
  useShortcuts(
    {
      C: { label: 'Claim the hand-off (Start here)', run: () => begin({ way: 'here' }), inDialog: true },
      M: { label: 'Claim it and go my own way', run: () => begin({ way: 'own' }), inDialog: true },
      ...Object.fromEntries(
        steps.map(({ text }, place) => [
          `${place + 1}`,
          {
            label: `Claim it and start with suggested step ${place + 1}`,
            run: () => begin({ way: 'step', text }),
            inDialog: true,
          },
        ]),
      ),
    },
    { group: 'Hand-off' },
  )
}

/** The open hand-off of a session, else its newest. */
const theOneToRead = (details: readonly HandoffDetail[]) =>
  details.find(({ handoff }) => handoff.status === 'open') ?? details[0]

/** Notes that the hand-off was read, and says when someone else claims it meanwhile. */
function useReadAloud(detail: HandoffDetail | undefined, mine: boolean) {
  const id = detail?.handoff.id
  useEffect(() => {
    if (id) markSeen(id)
  }, [id])

  const refusal = detail?.claimRefusal
  const last = useRef<typeof refusal>(undefined)
  useEffect(() => {
    if (detail && last.current === null && refusal === 'handoff_already_claimed' && !mine)
      sayOnce(detail.handoff, `Claimed by ${detail.handoff.claimedBy?.name ?? 'someone else'} just now.`)
    last.current = refusal
  }, [refusal, mine, detail])
}

type FrameProps = { title: string | undefined; leaving: boolean; onClose: () => void; children: ReactNode }

function Frame({ title, leaving, onClose, children }: FrameProps) {
  const id = useId()
  return (
    <Modal
      labelledBy={id}
      onClose={onClose}
      className={`m-0 flex h-dvh max-h-none w-screen max-w-none flex-col bg-surface sm:m-auto sm:h-[min(48rem,100dvh-1rem)] sm:w-[68rem] sm:max-w-[calc(100vw-2rem)] sm:rounded-xl sm:border sm:border-line sm:shadow-overlay ${leaving ? 'handoff-dissolve' : 'animate-rise'}`}
    >
      <OverlayHeader id={id} title={title ? `Hand-off: ${title}` : 'Hand-off'} onClose={onClose} />
      {children}
    </Modal>
  )
}

function NothingToRead({ error, retry }: { error: Error | null; retry: () => void }) {
  if (!error)
    return (
      <p className="text-sm text-ink-muted">
        This session was never handed off, so there is nothing to claim.
      </p>
    )
  if (problemOf(error, 'session_not_readable')) return <FailedState title="You may not read this session." />
  if (problemOf(error, 'not_found')) return <FailedState title="There is no such session." />
  return <FailedState title="The hand-off could not be loaded." onRetry={retry} />
}
