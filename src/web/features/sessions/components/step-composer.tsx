import { CornerDownLeft, Quote, X } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'
import { LIMITS } from '../../../../shared/contract/limits.ts'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Kbd } from '../../../ui/kbd.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import type { NewStep } from '../api.ts'
import { useDraft } from '../use-draft.ts'

/** A message that a step is being made of. */
export type StepOrigin = { messageId: string; author: string; text: string }

type StepComposerProps = {
  draftName: string
  origin: StepOrigin | null
  fieldRef: RefObject<HTMLTextAreaElement | null>
  onRecord: (step: NewStep) => void
  onDropOrigin: () => void
  onLeave: () => void
}

/** The quick field for what was tried. Enter records it, Escape goes to the steps. */
export function StepComposer({
  draftName,
  origin,
  fieldRef,
  onRecord,
  onDropOrigin,
  onLeave,
}: StepComposerProps) {
  const [text, setText] = useDraft(draftName)
  const ready = text.trim() !== '' && text.trim().length <= LIMITS.step

  const filledIn = useRef('')

  // biome-ignore lint/correctness/useExhaustiveDependencies: the field is filled when a message is chosen, not when it is typed in
  useEffect(() => {
    if (!origin) return
    // What the reader typed themselves stays; what another message had filled in gives way.
    const typed = text === filledIn.current ? '' : text
    setText(typed ? `${typed}\n${origin.text}` : origin.text)
    filledIn.current = origin.text
    fieldRef.current?.focus()
  }, [origin])

  function record() {
    if (!ready) return
    onRecord({ text, ...(origin && { messageId: origin.messageId }) })
    setText('')
  }
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') onLeave()
    else if (event.key === 'Enter' && !event.shiftKey && !event.altKey) record()
    else return
    event.preventDefault()
  }

  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault()
        record()
      }}
      className="space-y-2 border-t border-line px-3 py-2"
    >
      {origin && (
        <p className="flex min-w-0 items-center gap-1.5 text-xs text-ink-muted">
          <Quote aria-hidden="true" className="size-3.5 shrink-0" />
          <span className="min-w-0 flex-1 truncate">From a message of {origin.author}</span>
          <IconButton icon={X} size="sm" label="Do not link the message" onClick={onDropOrigin} />
        </p>
      )}
      <div className="flex items-end gap-2">
        <TextArea
          ref={element => {
            fieldRef.current = element
          }}
          className="flex-1"
          label="What did you try?"
          hideLabel
          dir="auto"
          rows={1}
          limit={LIMITS.step}
          value={text}
          onChange={event => setText(event.target.value)}
          onKeyDown={onKeyDown}
          placeholder="What did you try?"
        />
        <Button type="submit" icon={CornerDownLeft} disabled={!ready}>
          Record
        </Button>
      </div>
      <p className="text-xs text-ink-subtle pointer-coarse:hidden">
        <Kbd keys="S" /> leads here. Enter records the step, then one key says how it ended.
      </p>
    </form>
  )
}
