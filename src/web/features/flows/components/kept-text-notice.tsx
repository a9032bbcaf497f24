import { Button } from '../../../ui/button.tsx'

/** What was left unsaved in this browser is in the editor. */
export function KeptText({ onDiscard }: { onDiscard: () => void }) {
  return (
    <div
      role="status"
      className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-info-line bg-info-soft px-3 py-2 text-sm"
    >
      <p className="min-w-0 flex-1 basis-56 text-info-text">This is what you left unsaved in this browser.</p>
      <Button size="sm" onClick={onDiscard}>
        Discard it
      </Button>
    </div>
  )
}
