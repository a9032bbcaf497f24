import { CircleAlert } from 'lucide-react'
import { type KeyboardEvent, type Ref, useId, useImperativeHandle, useMemo, useRef } from 'react'
import type { FlowFault } from '../../../../shared/domain/flow/document.ts'
import { announce } from '../../../ui/announce.ts'
import { type Edit, indent, newLine, outdent } from '../text-keys.ts'

export type YamlFieldHandle = { goToLine: (line: number) => void }

type YamlFieldProps = {
  label: string
  text: string
  faults: readonly FlowFault[]
  onChange: (text: string) => void
  ref?: Ref<YamlFieldHandle>
}

/**
 * A text field with numbered lines, the wrong ones marked. Tab and Shift+Tab move lines to the right and left; after
 * Escape, Tab leaves the field as everywhere else.
 */
export function YamlField({ label, text, faults, onChange, ref }: YamlFieldProps) {
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const isLeaving = useRef(false)
  const lines = useMemo(() => text.split('\n'), [text])
  const wrong = useMemo(() => new Set(faults.map(({ line }) => line)), [faults])
  const longest = useMemo(() => lines.reduce((most, line) => Math.max(most, line.length), 0), [lines])

  useImperativeHandle(ref, () => ({
    goToLine(line) {
      const area = field.current
      if (!area || !scroller.current) return
      const all = area.value.split('\n')
      const start = all.slice(0, line - 1).reduce((length, one) => length + one.length + 1, 0)
      area.focus()
      area.setSelectionRange(start, start + (all[line - 1]?.length ?? 0))
      const height = area.clientHeight / all.length
      scroller.current.scrollTo({ top: (line - 1) * height - scroller.current.clientHeight / 3, left: 0 })
    },
  }))

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const { selectionStart: start, selectionEnd: end } = event.currentTarget
    if (event.key === 'Escape') {
      isLeaving.current = true
      announce('Tab leaves the text now.')
      return
    }
    if (event.key === 'Shift') return
    const edit =
      event.key === 'Tab' ? (event.shiftKey ? outdent : indent) : event.key === 'Enter' ? newLine : null
    const leaves = event.key === 'Tab' && isLeaving.current
    isLeaving.current = false
    if (!edit || leaves) return
    event.preventDefault()
    apply(event.currentTarget, edit({ text: event.currentTarget.value, start, end }))
  }

  const describedBy = `${id}-keys ${id}-faults`
  return (
    <div className="space-y-1.5">
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <div
        ref={scroller}
        className="relative max-h-[max(24rem,calc(100dvh-17rem))] overflow-auto rounded-md border border-line-strong bg-surface font-mono text-sm leading-(--line) [--line:1.25rem] focus-within:border-focus focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-focus max-sm:text-lg max-sm:[--line:1.5rem]"
      >
        <div className="flex min-w-full">
          <Gutter count={lines.length} wrong={wrong} />
          <div className="relative min-w-0 flex-1 py-2">
            {[...wrong].map(line => (
              <div
                key={line}
                aria-hidden="true"
                style={{ top: `calc(${line - 1} * var(--line) + 0.5rem)` }}
                className="absolute inset-x-0 h-(--line) bg-danger-soft"
              />
            ))}
            <textarea
              id={id}
              ref={field}
              value={text}
              rows={lines.length}
              wrap="off"
              spellCheck={false}
              autoCapitalize="off"
              autoComplete="off"
              aria-describedby={describedBy}
              aria-invalid={wrong.size > 0 || undefined}
              onChange={event => onChange(event.target.value)}
              onKeyDown={onKeyDown}
              onBlur={() => {
                isLeaving.current = false
              }}
              style={{ minWidth: `${longest + 3}ch` }}
              className="relative block w-full resize-none overflow-hidden bg-transparent px-2 whitespace-pre text-ink outline-none"
            />
          </div>
        </div>
      </div>
      <p id={`${id}-keys`} className="text-xs text-ink-subtle pointer-coarse:hidden">
        Tab and Shift+Tab move lines to the right and left. Escape, then Tab, leaves the text.
      </p>
      <p id={`${id}-faults`} className="sr-only">
        {[...wrong].length > 0 ? `Faults in line ${[...wrong].join(', ')}.` : ''}
      </p>
    </div>
  )
}

function Gutter({ count, wrong }: { count: number; wrong: ReadonlySet<number> }) {
  return (
    <div
      aria-hidden="true"
      className="sticky left-0 z-10 shrink-0 border-r border-line bg-sunken py-2 pr-2 pl-1.5 text-right text-ink-subtle select-none"
    >
      {Array.from({ length: count }, (_, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: it is the number of the line
          key={index}
          className="flex h-(--line) items-center justify-end gap-1 tabular-nums data-wrong:text-danger-text"
          data-wrong={wrong.has(index + 1) || undefined}
        >
          {wrong.has(index + 1) && <CircleAlert className="size-3.5" />}
          {index + 1}
        </div>
      ))}
    </div>
  )
}

/** Typed into the field as by hand, so that the browser's own undo takes it back. */
function apply(field: HTMLTextAreaElement, { from, to, insert, start, end }: Edit) {
  if (field.value.slice(from, to) !== insert) {
    field.setSelectionRange(from, to)
    document.execCommand(insert === '' ? 'delete' : 'insertText', false, insert)
  }
  field.setSelectionRange(start, end)
}
