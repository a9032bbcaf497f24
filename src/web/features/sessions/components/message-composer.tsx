import { SendHorizontal } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useEffect, useEffectEvent, useId, useRef } from 'react'
import { LIMITS } from '../../../../shared/contract/limits.ts'
import { Button } from '../../../ui/button.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { useDraft } from '../use-draft.ts'

/** For others that put words into the field: they stand in it, with the focus, and nothing is sent. */
export type Composing = {
  words: string | null
  onTaken: () => void
  onSent: () => void
}

type MessageComposerProps = {
  /** The place of the draft in the tab's storage. */
  draftName: string
  textareaRef: RefObject<HTMLTextAreaElement | null>
  composing?: Composing | undefined
  onSend: (text: string) => void
}

/** Where a message is written. Enter sends it, Shift+Enter begins a new line, Escape leaves the field. */
export function MessageComposer({ draftName, textareaRef, composing, onSend }: MessageComposerProps) {
  const [text, setText] = useDraft(draftName)
  const id = useId()
  const sendable = text.trim() !== '' && text.length <= LIMITS.message

  const taken = useRef('')
  const take = useEffectEvent((words: string) => {
    // What the person wrote themselves stays; what they took before is replaced.
    const isOurs = text.trim() === '' || text === taken.current
    taken.current = isOurs ? words : `${text.trimEnd()}\n${words}`
    setText(taken.current)
    textareaRef.current?.focus()
    composing?.onTaken()
  })
  const words = composing?.words ?? null
  useEffect(() => {
    if (words !== null) take(words)
  }, [words])

  function send() {
    if (!sendable) return
    onSend(text)
    composing?.onSent()
    setText('')
    textareaRef.current?.focus()
  }
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') event.currentTarget.blur()
    if (event.key !== 'Enter' || event.shiftKey || event.altKey) return
    event.preventDefault()
    send()
  }

  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault()
        send()
      }}
      className="flex items-end gap-2 border-t border-line px-3 py-2"
    >
      <TextArea
        id={id}
        ref={element => {
          textareaRef.current = element
        }}
        className="flex-1"
        label="Message"
        hideLabel
        rows={2}
        limit={LIMITS.message}
        value={text}
        onChange={event => setText(event.target.value)}
        onKeyDown={onKeyDown}
        dir="auto"
        placeholder="Write a message, Enter sends it"
        enterKeyHint="send"
      />
      <Button type="submit" variant="primary" icon={SendHorizontal} disabled={!sendable}>
        Send
      </Button>
    </form>
  )
}
