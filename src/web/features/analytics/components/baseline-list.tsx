import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Baseline } from '../../../../shared/contract/baselines.ts'
import { atLeast } from '../../../../shared/contract/route.ts'
import { useMe } from '../../../core/me.ts'
import { Badge } from '../../../ui/badge.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { useDelete } from '../baselines-api.ts'
import { duration } from '../words.ts'
import { BaselineDialog } from './baseline-dialog.tsx'

type Open = { what: 'edit' | 'delete'; baseline: Baseline }

/** The measured ones, newest first. One's own can be changed; admins change every one. */
export function BaselineList({ baselines }: { baselines: readonly Baseline[] }) {
  const me = useMe()
  const [open, setOpen] = useState<Open>()
  const remove = useDelete()
  const close = () => setOpen(undefined)
  return (
    <>
      <ul className="divide-y divide-line">
        {baselines.map(baseline => {
          const { id, seconds, source, edited, measuredBy, startedAt, note } = baseline
          const name = duration(seconds ?? 0)
          return (
            <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-sm">
              <span className="min-w-20 font-medium text-ink tabular-nums">{name}</span>
              <span className="min-w-20">
                <Badge tone={source === 'typed' ? 'warning' : 'neutral'}>
                  {source === 'typed' ? 'Typed in' : 'Stopwatch'}
                </Badge>
              </span>
              {edited && <Badge tone="warning">Edited</Badge>}
              <span className="min-w-0 flex-1 basis-40 text-ink-muted wrap-anywhere">
                {measuredBy.name}, <RelativeTime at={startedAt} />
                {note && <span className="block text-ink">{note}</span>}
              </span>
              {(measuredBy.id === me.user.id || atLeast(me.role, 'admin')) && (
                <span className="flex gap-1">
                  <IconButton
                    icon={Pencil}
                    label={`Change ${name}`}
                    onClick={() => setOpen({ what: 'edit', baseline })}
                  />
                  <IconButton
                    icon={Trash2}
                    label={`Delete ${name}`}
                    onClick={() => setOpen({ what: 'delete', baseline })}
                  />
                </span>
              )}
            </li>
          )
        })}
      </ul>
      {open?.what === 'edit' && <BaselineDialog baseline={open.baseline} onClose={close} />}
      {open?.what === 'delete' && (
        <ConfirmDialog
          open
          danger
          title="Delete this baseline?"
          confirmLabel="Delete"
          busy={remove.isPending}
          onClose={close}
          onConfirm={() => remove.mutate(open.baseline.id, { onSuccess: close })}
        >
          {duration(open.baseline.seconds ?? 0)} by {open.baseline.measuredBy.name}. It counts no more; the
          list of changes keeps what it was.
        </ConfirmDialog>
      )}
    </>
  )
}
