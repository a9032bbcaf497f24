import { UserMinus } from 'lucide-react'
import { useState } from 'react'
import { type Member, role as roleSchema } from '../../../../shared/contract/members.ts'
import type { Role } from '../../../../shared/contract/route.ts'
import { useMe } from '../../../core/me.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { Badge } from '../../../ui/badge.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { useChangeRole } from '../api.ts'
import { mayChange, roleLabel, rolesToGive } from '../role-options.ts'

type MemberRowProps = { member: Member; onRemove: () => void }

/** One member: name, address, role. */
export function MemberRow({ member, onRemove }: MemberRowProps) {
  const me = useMe()
  const change = useChangeRole()
  // Shown before the request is on its way: a field that jumps back for a moment looks refused.
  const [wanted, setWanted] = useState<Role>()
  const editable = mayChange(me.role, member.role)
  const isMe = me.user.id === member.id
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2.5">
      <Avatar name={member.name} size="lg" />
      <div className="min-w-0 flex-1 basis-48 text-sm">
        <p className="font-medium wrap-anywhere">
          {member.name}
          {isMe && <span className="font-normal text-ink-subtle"> (you)</span>}
        </p>
        <p className="text-xs wrap-anywhere text-ink-muted">
          {member.email && <>{member.email} · </>}
          joined <RelativeTime at={member.joinedAt} />
        </p>
      </div>
      {editable ? (
        <SelectField
          label={`Role of ${member.name}`}
          hideLabel
          className="w-36"
          value={wanted ?? member.role}
          disabled={change.isPending}
          onChange={event => {
            const role = roleSchema.parse(event.currentTarget.value)
            setWanted(role)
            change.mutate({ id: member.id, role }, { onSettled: () => setWanted(undefined) })
          }}
          options={rolesToGive(me.role)}
        />
      ) : (
        <Badge>{roleLabel(member.role)}</Badge>
      )}
      {editable && !isMe && (
        <IconButton icon={UserMinus} size="sm" label={`Remove ${member.name}`} onClick={onRemove} />
      )}
    </li>
  )
}
