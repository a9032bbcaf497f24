import { FileText, FileUp, X } from 'lucide-react'
import { type ClipboardEvent, type DragEvent, useRef, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { cx } from '../../../ui/cx.ts'
import { FieldError } from '../../../ui/form-field.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { TextArea } from '../../../ui/text-area.tsx'

/** A chosen file is not put into the text field: a browser takes seconds to lay out megabytes there. */
export type TranscriptInput = { text: string; fileName?: string }

const mostBytes = 15 * 1024 * 1024
const longPaste = 10_000

type TranscriptSourceProps = { input: TranscriptInput; onChange: (input: TranscriptInput) => void }

/** Where the transcript comes from: pasted text, a dropped file or a chosen one. */
export function TranscriptSource({ input, onChange }: TranscriptSourceProps) {
  const picker = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [fault, setFault] = useState<string>()

  async function take(file: File | undefined) {
    if (!file) return
    if (file.size > mostBytes)
      return setFault(`${file.name} is larger than 15 MB; split it and import the parts`)
    try {
      onChange({ text: await file.text(), fileName: file.name })
      setFault(undefined)
    } catch {
      setFault(`${file.name} could not be read`)
    }
  }
  // Chrome needs time with the square of the lines to paste: 0.3 s for 1,000, many seconds for 5,000. Setting the
  // text is a matter of milliseconds.
  function paste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const pasted = event.clipboardData.getData('text/plain')
    if (pasted.length < longPaste) return
    event.preventDefault()
    const { value, selectionStart, selectionEnd } = event.currentTarget
    onChange({ text: value.slice(0, selectionStart) + pasted + value.slice(selectionEnd) })
  }
  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut for the button inside
    <div
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={cx('space-y-2 rounded-lg', over && 'outline-2 outline-offset-4 outline-focus')}
    >
      {input.fileName === undefined ? (
        <TextArea
          label="Transcript"
          rows={10}
          autoFocus
          spellCheck={false}
          value={input.text}
          onChange={event => onChange({ text: event.target.value })}
          onPaste={paste}
          placeholder={'Ana: The printer is offline again\nCopilot: Is the spooler running?'}
          hint="Paste a chat: one “name: text” a line, or JSON. Or drop a file here."
        />
      ) : (
        <div className="flex items-center gap-2 rounded-lg border border-line bg-surface py-1.5 pr-1.5 pl-3">
          <FileText aria-hidden="true" className="size-4 shrink-0 text-ink-subtle" />
          <span className="min-w-0 flex-1 truncate text-sm">{input.fileName}</span>
          <IconButton icon={X} size="sm" label="Remove the file" onClick={() => onChange({ text: '' })} />
        </div>
      )}
      {fault && (
        <div role="alert" className="text-xs">
          <FieldError>{fault}</FieldError>
        </div>
      )}
      <input
        ref={picker}
        type="file"
        accept=".txt,.json,.log,.md,text/plain,application/json"
        hidden
        onChange={event => {
          void take(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <Button size="sm" icon={FileUp} onClick={() => picker.current?.click()}>
        Choose a file
      </Button>
    </div>
  )
}
