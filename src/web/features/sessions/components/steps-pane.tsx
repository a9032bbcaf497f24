import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import type { SessionDetail, Step, StepOutcome } from '../../../../shared/contract/sessions.ts'
import { OUTCOME_LABELS } from '../../../core/badges.tsx'
import { useMe } from '../../../core/me.ts'
import { outcomeOfKey } from '../../../core/outcome-keys.ts'
import { announce } from '../../../ui/announce.ts'
import { rowsOfSteps, type StepRowData } from '../step-rows.ts'
import { useGoToTarget, useHashTarget } from '../use-hash-target.ts'
import { useSteps } from '../use-steps.ts'
import { readOnlyReason } from '../write-access.ts'
import { moveFocus } from './move-focus.ts'
import { StepComposer, type StepOrigin } from './step-composer.tsx'
import { StepRow } from './step-row.tsx'
import { Delivery } from './unsent.tsx'

type StepsPaneProps = {
  detail: SessionDetail
  origin: StepOrigin | null
  onDropOrigin: () => void
  listRef: RefObject<HTMLOListElement | null>
  fieldRef: RefObject<HTMLTextAreaElement | null>
  /** Above the field for the next step: what could be tried. */
  extra?: ReactNode
}

/** The steps of a session: what was tried and how each try ended, by one key. */
export function StepsPane({ detail, origin, onDropOrigin, listRef, fieldRef, extra }: StepsPaneProps) {
  const { user } = useMe()
  const { steps, waiting, keyOf, ...actions } = useSteps(detail)
  const [selectedKey, setSelectedKey] = useState<string>()
  const [editingKey, setEditingKey] = useState<string>()
  const focusNext = useRef<string>(undefined)
  const target = useHashTarget()
  useGoToTarget('step')
  const writable = readOnlyReason(detail) === null
  const rows = rowsOfSteps(steps, waiting, keyOf, user)
  const selected = rows.find(row => row.key === selectedKey) ?? rows.find(isOpen) ?? rows.at(-1)

  useEffect(() => {
    if (!focusNext.current) return
    const row = listRef.current?.querySelector<HTMLElement>(`[data-step="${focusNext.current}"]`)
    if (!row) return
    focusNext.current = undefined
    row.focus()
    row.scrollIntoView({ block: 'nearest' })
  })

  const choose = (key: string, step: Step, outcome: StepOutcome) => {
    if (waiting.some(item => item.key === key)) actions.setOutcomeLater(key, outcome)
    else actions.setOutcome(step.id, outcome)
    announce(OUTCOME_LABELS[outcome])
  }
  const closeEditor = (key: string) => {
    setEditingKey(undefined)
    focusNext.current = key
  }

  function onKeyDown(event: KeyboardEvent) {
    const key = event.target instanceof HTMLElement ? event.target.dataset.step : undefined
    const row = rows.find(candidate => candidate.key === key)
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return
    const outcome = outcomeOfKey(event.key)
    if (event.key === 'ArrowDown') moveFocus(listRef.current, '[data-step]', 1)
    else if (event.key === 'ArrowUp') moveFocus(listRef.current, '[data-step]', -1)
    else if (!writable || event.repeat) return
    else if (outcome) choose(row.key, row.step, outcome)
    else if (event.key === 'Enter' && !row.item) setEditingKey(row.key)
    else return
    event.preventDefault()
  }

  return (
    <section aria-label="Steps" className="flex min-h-0 min-w-0 flex-1 flex-col">
      <ol ref={listRef} onKeyDown={onKeyDown} className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
        {rows.length === 0 && (
          <li className="px-4 py-8 text-center text-sm text-balance text-ink-subtle">
            No steps yet. What is recorded here is what the next person does not have to ask.
          </li>
        )}
        {rows.map(({ key, step, item }, index) => (
          <StepRow
            key={key}
            rowKey={key}
            number={index + 1}
            step={step}
            selected={key === selected?.key}
            targeted={target === `step-${step.id}`}
            editing={editingKey === key}
            onSelect={() => setSelectedKey(key)}
            onEdit={on => (on ? setEditingKey(key) : closeEditor(key))}
            {...(writable && {
              write: {
                setOutcome: outcome => choose(key, step, outcome),
                ...(!item && { edit: change => actions.edit(step.id, change) }),
              },
            })}
          >
            {item && <Delivery item={item} onRetry={actions.retry} onDiscard={actions.discard} />}
          </StepRow>
        ))}
      </ol>
      {extra}
      {writable && (
        <StepComposer
          draftName={`rf.step-draft.${user.id}.${detail.session.id}`}
          origin={origin}
          fieldRef={fieldRef}
          onDropOrigin={onDropOrigin}
          onLeave={() => selected && moveTo(listRef.current, selected.key)}
          onRecord={step => {
            const key = actions.record(step)
            onDropOrigin()
            setSelectedKey(key)
            focusNext.current = key
          }}
        />
      )}
    </section>
  )
}

const isOpen = ({ step }: StepRowData) => step.outcome === 'proposed'

const moveTo = (list: HTMLElement | null, key: string) =>
  list?.querySelector<HTMLElement>(`[data-step="${key}"]`)?.focus()
