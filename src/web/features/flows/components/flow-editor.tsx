import { useRef, useState } from 'react'
import type { FlowDetail } from '../../../../shared/contract/flow-library.ts'
import type { FlowFault } from '../../../../shared/domain/flow/document.ts'
import type { Flow } from '../../../../shared/domain/flow/schema.ts'
import { problemOf } from '../../../core/api.ts'
import { errorSentence } from '../../../core/query-client.ts'
import { FailedState } from '../../../ui/failed-state.tsx'
import { useShortcuts } from '../../../ui/shortcuts.ts'
import { Tabs } from '../../../ui/tabs.tsx'
import { toast } from '../../../ui/toast.ts'
import { type FlowChange, useChangeFlow } from '../api.ts'
import { useTellOthers } from '../use-announce-changes.ts'
import { useFlowCheck } from '../use-flow-check.ts'
import { useFlowText } from '../use-flow-text.ts'
import { DraftMark } from './draft-mark.tsx'
import { EditorHeader } from './editor-header.tsx'
import { FaultList } from './fault-list.tsx'
import { FlowHistory } from './flow-history.tsx'
import { FlowPreview } from './flow-preview.tsx'
import { KeptText } from './kept-text-notice.tsx'
import { NewerVersion } from './newer-version.tsx'
import { YamlField, type YamlFieldHandle } from './yaml-field.tsx'

const PANES = [
  { id: 'preview', label: 'Preview' },
  { id: 'history', label: 'Versions' },
] as const

/** The text of a flow beside what a technician would see of it. */
export function FlowEditor({ detail }: { detail: FlowDetail }) {
  const { flow, builtInText } = detail
  const editor = useFlowText(detail)
  const { text, basedOn, isUnsaved, isBehind } = editor
  const { check, error: checkError, retry, isCurrent } = useFlowCheck(flow.id, text)
  const change = useChangeFlow(flow.id, editor.saved)
  const [pane, setPane] = useState<'preview' | 'history'>('preview')
  const field = useRef<YamlFieldHandle>(null)
  const [refused, setRefused] = useState<{ text: string; faults: FlowFault[] }>()
  useTellOthers(detail, isUnsaved, change.isPending)

  const faults = refused?.text === text ? refused.faults : (check?.faults ?? [])
  const hasFaults = isCurrent && faults.length > 0
  const preview = useLastGood(check?.flow ? { flow: check.flow, lines: check.lines } : null)
  const goTo = (line: number) => field.current?.goToLine(line)
  const failure =
    change.error && !problemOf(change.error, 'flow_changed') && !problemOf(change.error, 'flow_invalid')

  function run(next: FlowChange, said: string) {
    if (change.isPending) return
    setRefused(undefined)
    change.mutate(next, {
      onSuccess: saved => {
        if (next.kind === 'restore' || next.kind === 'reset') editor.discard()
        toast({ tone: 'success', title: said.replace('%', String(saved.version)) })
      },
      onError: error => {
        const found = problemOf(error, 'flow_invalid')?.faults
        if (!found) return
        setRefused({ text, faults: found })
        if (found[0]) goTo(found[0].line)
      },
    })
  }
  function save() {
    if (!isUnsaved || isBehind || hasFaults) return
    run({ kind: 'save', text, basedOn }, 'Saved as version %')
  }
  const publish = () =>
    run(
      { kind: 'state', state: 'published', basedOn, ...(isUnsaved && { text }) },
      'Published. Technicians are led by it from now on.',
    )
  useShortcuts({ 'Mod+S': { label: 'Save the flow', run: save, whileTyping: true } }, { group: 'Flow' })

  return (
    <div className="min-w-0">
      <EditorHeader
        detail={detail}
        editor={editor}
        isPending={change.isPending}
        hasFaults={hasFaults}
        onSave={save}
        onPublish={publish}
        onRun={run}
      />
      {isBehind && (
        <NewerVersion detail={detail} own={text} onKeepOwn={editor.keepOwn} onDiscard={editor.discard} />
      )}
      {editor.wasKept && !isBehind && <KeptText onDiscard={editor.discard} />}
      {check?.flow?.draft && <DraftMark text={text} onChange={editor.write} />}
      {failure && (
        <FailedState title="Nothing was changed" className="mb-3">
          {errorSentence(change.error)}
        </FailedState>
      )}
      <div className="grid gap-x-6 gap-y-5 lg:grid-cols-[minmax(0,1fr)_minmax(20rem,26rem)]">
        <div className="min-w-0 space-y-2">
          <YamlField
            ref={field}
            label={`Text of the flow “${flow.title}”`}
            text={text}
            faults={faults}
            onChange={editor.write}
          />
          <FaultList
            faults={faults}
            isChecking={!isCurrent}
            onRetry={checkError ? () => void retry() : undefined}
            onGoTo={goTo}
          />
        </div>
        <Tabs label="Beside the text" tabs={PANES} value={pane} onChange={setPane}>
          {pane === 'history' ? (
            <FlowHistory
              flow={flow}
              builtInText={builtInText}
              text={text}
              onRestore={version =>
                run(
                  { kind: 'restore', version, basedOn: flow.version },
                  `Version ${version} is back as version %`,
                )
              }
            />
          ) : preview ? (
            <>
              {hasFaults && (
                <p className="mb-3 text-sm text-ink-muted">This is the text as it was before the faults.</p>
              )}
              <FlowPreview {...preview} onGoTo={goTo} />
            </>
          ) : (
            <p className="text-sm text-ink-muted">
              {hasFaults ? 'There is something to see once the faults are mended.' : ''}
            </p>
          )}
        </Tabs>
      </div>
    </div>
  )
}

type Shown = { flow: Flow; lines: Record<string, number> }

/** The last flow that could be followed, so that a preview does not vanish with a typing error. */
function useLastGood(now: Shown | null): Shown | null {
  const [last, setLast] = useState(now)
  if (now && now.flow !== last?.flow) setLast(now)
  return now ?? last
}
