import { Button } from '../../../ui/button.tsx'

type DraftMarkProps = { text: string; onChange: (text: string) => void }

const MARK = /^draft[ \t]*:.*\n?/m

/** A flow from a session carries the mark of a draft until somebody has read it. */
export function DraftMark({ text, onChange }: DraftMarkProps) {
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-warning-line bg-warning-soft px-3 py-2 text-sm">
      <p className="min-w-0 flex-1 basis-64 text-warning-text">
        Marked as a draft: read it, the risks above all, which are guessed, then take the mark away to publish
        it.
      </p>
      <Button size="sm" onClick={() => onChange(text.replace(MARK, ''))}>
        Take the mark away
      </Button>
    </div>
  )
}
