import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo, useState } from 'react'
import { LIMITS } from '../../../../shared/contract/limits.ts'
import { checkPattern } from '../../../../shared/domain/redaction/custom-patterns.ts'
import { redact } from '../../../../shared/domain/redaction/redact.ts'
import { MaskedText } from '../../../core/masked-text.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { patternsQuery } from '../api.ts'

/** Shows what would be masked, by the same rules as the server's. What is pasted here does not leave the browser. */
export function Tester() {
  const { data } = useQuery(patternsQuery)
  const [before, setBefore] = useState('')
  const [text, setText] = useState('')
  const shown = useDeferredValue(text)
  const patterns = useMemo(
    () =>
      (data?.patterns ?? []).flatMap(({ source }) => {
        const check = checkPattern(source)
        return check.ok ? [check.pattern] : []
      }),
    [data],
  )
  const result = useMemo(
    () => redact(shown.slice(0, LIMITS.message), { before: before ? [before] : [], patterns }),
    [shown, before, patterns],
  )
  const count = result.secrets.length
  return (
    <div className="space-y-4">
      <TextField
        label="Message before"
        optional
        autoComplete="off"
        placeholder="What’s the Wi-Fi password?"
        value={before}
        onChange={event => setBefore(event.target.value)}
      />
      <TextArea
        label="Text"
        hint="It stays in this browser."
        limit={LIMITS.message}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={event => setText(event.target.value)}
      />
      <section aria-label="As it would be stored" className="rounded-md bg-sunken px-3 py-2 text-sm">
        <p role="status" className="text-xs font-medium text-ink-muted">
          {shown.trim() === ''
            ? 'Type or paste a text to see what would be masked.'
            : count === 0
              ? 'Nothing would be masked.'
              : `${count} ${count === 1 ? 'secret' : 'secrets'} would be masked:`}
        </p>
        {shown.trim() !== '' && (
          <p dir="auto" className="mt-1 max-h-64 overflow-y-auto whitespace-pre-wrap wrap-anywhere text-ink">
            <MaskedText text={result.text} />
          </p>
        )}
      </section>
    </div>
  )
}
