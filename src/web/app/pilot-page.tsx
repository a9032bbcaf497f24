import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import type { Citation } from '../../shared/contract/handoffs.ts'
import { atLeast } from '../../shared/contract/route.ts'
import type { Message, SessionSummary } from '../../shared/contract/sessions.ts'
import { useDocumentTitle } from '../core/document-title.ts'
import { useMe } from '../core/me.ts'
import { copilotQuery } from '../features/copilot/api.ts'
import { whyCopilotWaits } from '../features/copilot/why-it-waits.ts'
import { NotesButton } from '../features/documentation/notes-button.tsx'
import { sessionHandoffsQuery } from '../features/handoffs/api.ts'
import type { Beginning } from '../features/handoffs/beginning.ts'
import { closedContext } from '../features/handoffs/closed-context.ts'
import { ContextButton } from '../features/handoffs/context-button.tsx'
import { SessionHandoffBanner } from '../features/handoffs/session-handoff-banner.tsx'
import { SuggestedSteps } from '../features/handoffs/suggested-steps.tsx'
import { useSuggestedSteps } from '../features/handoffs/use-suggested-steps.ts'
import { sessionQuery } from '../features/sessions/api.ts'
import { SessionWorkspace } from '../features/sessions/session-workspace.tsx'
import { useCopilot } from './use-copilot.ts'

const HandoffContextScreen = lazy(async () => ({
  default: (await import('../features/handoffs/handoff-context-screen.tsx')).HandoffContextScreen,
}))
const NotePreview = lazy(async () => ({
  default: (await import('../features/documentation/note-preview.tsx')).NotePreview,
}))
const CopilotPanel = lazy(async () => ({
  default: (await import('../features/copilot/copilot-panel.tsx')).CopilotPanel,
}))
const CopilotAnswer = lazy(async () => ({
  default: (await import('../features/copilot/answer-row.tsx')).AnswerRow,
}))
const CopilotBar = lazy(async () => ({
  default: (await import('../features/copilot/copilot-bar.tsx')).CopilotBar,
}))
const CitedSessions = lazy(async () => ({
  default: (await import('../features/copilot/cited-sessions.tsx')).CitedSessions,
}))
const DraftFlowButton = lazy(async () => ({
  default: (await import('../features/flows/draft-flow-button.tsx')).DraftFlowButton,
}))
const SessionNudge = lazy(async () => ({ default: (await import('./session-nudge.tsx')).SessionNudge }))
const ReachLine = lazy(async () => ({
  default: (await import('../features/deliveries/reach-line.tsx')).ReachLine,
}))
const AudienceLine = lazy(async () => ({
  default: (await import('../features/deliveries/audience-line.tsx')).AudienceLine,
}))
const ToldButton = lazy(async () => ({
  default: (await import('../features/deliveries/told-button.tsx')).ToldButton,
}))
const EscalateDialog = lazy(async () => ({
  default: (await import('../features/handoffs/escalate-dialog.tsx')).EscalateDialog,
}))

/** `/pilot/:id`: one session with its hand-offs; `?pickup=true` puts the context screen before it. */
export function PilotPage() {
  const { id: sessionId = '' } = useParams()
  return <Pilot key={sessionId} sessionId={sessionId} />
}

function Pilot({ sessionId }: { sessionId: string }) {
  const navigate = useNavigate()
  const me = useMe()
  const { role, user } = me
  const handoffs = useQuery(sessionHandoffsQuery(sessionId, me)).data?.handoffs
  const newest = handoffs?.[0]?.handoff
  const [search, setSearch] = useSearchParams()
  const picksUp = search.get('pickup') === 'true'
  const [escalating, setEscalating] = useState(false)
  // What the next message is to begin with, on its way into the field.
  const [words, setWords] = useState<string | null>(null)
  const suggested = useSuggestedSteps(sessionId)
  const session = useQuery(sessionQuery(sessionId)).data
  const composer = useRef<HTMLTextAreaElement>(null)
  const focusComposer = useRef(false)
  useDocumentTitle(session?.session.title ?? 'Session')

  // The claimer may write a moment after the claim only, when the session has been read again.
  const mayWrite = session?.permissions.write ?? false
  const ask = useCopilot(sessionId)
  const told = newest ? { handoffId: newest.id } : handoffs && session && endedOnTicket(session.session)
  const answers = useQuery(copilotQuery(sessionId)).data?.answers ?? false
  const waits = session ? whyCopilotWaits(session, user.id) : null
  const escalate = () => setEscalating(true)
  const worksOn = session?.session.status === 'active' || session?.session.status === 'requesting_escalation'
  useEffect(() => {
    if (!focusComposer.current || picksUp || !mayWrite || !composer.current) return
    focusComposer.current = false
    composer.current.focus()
  }, [picksUp, mayWrite])

  function startWork(beginning: Beginning) {
    focusComposer.current = true
    if (beginning.way === 'step') setWords(beginning.text)
    setSearch({}, { replace: true, preventScrollReset: true })
  }
  function leaveSteps() {
    suggested.hide()
    composer.current?.focus()
  }
  /** The session itself brings into sight what the address points at. */
  function goToSource({ kind, id }: Citation) {
    void navigate({ search: '', hash: `#${kind}-${id}` }, { replace: true, preventScrollReset: true })
  }

  return (
    <>
      <SessionWorkspace
        sessionId={sessionId}
        composerRef={composer}
        onEscalate={escalate}
        toolbarExtra={
          <>
            <NotesButton sessionId={sessionId} />
            {told && (
              <Suspense fallback={null}>
                <ToldButton of={told} />
              </Suspense>
            )}
            <ContextButton sessionId={sessionId} onCite={goToSource} />
            {session?.session.status === 'resolved' && atLeast(role, 'engineer') && (
              <Suspense fallback={null}>
                <DraftFlowButton sessionId={sessionId} />
              </Suspense>
            )}
          </>
        }
        renderNote={({ resolution, ...note }) => (
          <Suspense fallback={null}>
            <NotePreview sessionId={sessionId} of={{ kind: 'resolution', resolution }} {...note} />
          </Suspense>
        )}
        banner={
          <>
            <SessionHandoffBanner sessionId={sessionId} />
            {newest?.status === 'open' && (
              <div className="min-h-7 border-b border-line px-4 py-1">{audience(newest.id)}</div>
            )}
          </>
        }
        stepsExtra={
          mayWrite &&
          worksOn && (
            <Suspense fallback={null}>
              <CopilotPanel
                sessionId={sessionId}
                steps={session?.steps ?? []}
                onEscalate={session?.permissions.manage ? escalate : undefined}
              />
            </Suspense>
          )
        }
        aboveComposer={
          <>
            <Suspense fallback={null}>
              <SessionNudge
                sessionId={sessionId}
                escalating={escalating}
                onEscalate={escalate}
                onGone={() => composer.current?.focus()}
              />
            </Suspense>
            <Suspense fallback={<CopilotBarSpace />}>
              <CopilotBar sessionId={sessionId} onAsk={ask} waits={waits} />
            </Suspense>
            <SuggestedSteps steps={suggested.steps} onChoose={setWords} onHide={leaveSteps} />
          </>
        }
        afterMessages={
          <Suspense fallback={null}>
            <CopilotAnswer
              sessionId={sessionId}
              messages={session?.messages ?? []}
              onAsk={mayWrite ? ask : undefined}
            />
          </Suspense>
        }
        belowMessage={citations}
        onDelivered={answers && waits === null ? ask : undefined}
        composing={{ words, onTaken: () => setWords(null), onSent: suggested.hide }}
      />
      <Suspense fallback={null}>
        {picksUp && (
          <HandoffContextScreen
            sessionId={sessionId}
            onClaimed={startWork}
            onClosed={() => void navigate('/escalations', { replace: true, state: closedContext(sessionId) })}
            onCite={goToSource}
            renderAudience={audience}
          />
        )}
        {escalating && (
          <EscalateDialog
            sessionId={sessionId}
            open
            onClose={() => setEscalating(false)}
            renderReach={targetUserId => (
              <Suspense fallback={null}>
                <ReachLine targetUserId={targetUserId} />
              </Suspense>
            )}
            renderNote={({ form, ...note }) => (
              <Suspense fallback={null}>
                <NotePreview sessionId={sessionId} of={{ kind: 'escalation', ...form }} {...note} />
              </Suspense>
            )}
          />
        )}
      </Suspense>
    </>
  )
}

/** A session that nobody was called to tells its ticket how it ended. */
const endedOnTicket = ({ id, status, ticketRef }: SessionSummary) =>
  status === 'resolved' && ticketRef !== null && { sessionId: id }

const audience = (handoffId: string) => (
  <Suspense fallback={null}>
    <AudienceLine handoffId={handoffId} />
  </Suspense>
)

const citations = ({ id, role, sessionId }: Message) =>
  role === 'copilot' && (
    <Suspense fallback={null}>
      <CitedSessions sessionId={sessionId} messageId={id} />
    </Suspense>
  )

/** As high as what is being loaded, so that the field below does not move. */
const CopilotBarSpace = () => <div className="min-h-9 border-t border-line pointer-coarse:min-h-12" />
