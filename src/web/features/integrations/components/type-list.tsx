import type { IntegrationType } from '../../../../shared/contract/integrations.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'

type TypeListProps = { types: readonly IntegrationType[]; onAdd: (type: IntegrationType) => void }

/** The kinds of integration that can be added, with what each can and cannot. */
export function TypeList({ types, onAdd }: TypeListProps) {
  return (
    <ul className="divide-y divide-line">
      {types.map(type => (
        <li key={type.kind} className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3">
          <div className="min-w-0 flex-1 basis-60">
            <p className="flex flex-wrap items-center gap-2 text-sm font-medium text-ink">
              {type.label}
              {!type.provenLive && <Badge tone="warning">Not yet run against a vendor’s tenant</Badge>}
            </p>
            <p className="text-sm text-ink-muted">{type.summary}</p>
          </div>
          <Button size="sm" onClick={() => onAdd(type)} aria-label={`Add ${type.label}`}>
            Add
          </Button>
        </li>
      ))}
    </ul>
  )
}
