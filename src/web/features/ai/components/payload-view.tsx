import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { readablePayload } from '../readable-payload.ts'

type PayloadViewProps = { url: string | null; payload: string }

/** The request, laid out to read or as it goes over the wire. */
export function PayloadView({ url, payload }: PayloadViewProps) {
  const [asSent, setAsSent] = useState(false)
  return (
    <div className="mt-4">
      <div className="mb-1.5 flex flex-wrap items-center gap-2 text-xs text-ink-muted">
        <p className="min-w-0 flex-1 basis-48 wrap-anywhere">
          {url ? `POST ${url}` : 'No model is set up: this is what one would get.'}{' '}
          <span className="text-ink-subtle">({payload.length.toLocaleString()} characters)</span>
        </p>
        <Button size="sm" variant="quiet" aria-pressed={asSent} onClick={() => setAsSent(!asSent)}>
          Byte for byte
        </Button>
        <CopyButton text={payload} size="sm" label="Copy the request" />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: it is a text, not a set of fields */}
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        tabIndex={0}
        role="group"
        aria-label="Request"
        className="max-h-96 overflow-auto rounded-md border border-line bg-sunken p-3 font-mono text-xs wrap-anywhere whitespace-pre-wrap text-ink"
      >
        {asSent ? payload : readablePayload(payload)}
      </pre>
    </div>
  )
}
