import { useRef } from 'react'
import { role as roleSchema } from '../../../../shared/contract/members.ts'
import { problemOf } from '../../../core/api.ts'
import { fieldErrors, useFocusInvalid } from '../../../core/field-errors.ts'
import { useMe } from '../../../core/me.ts'
import { errorSentence } from '../../../core/query-client.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useInvite } from '../api.ts'
import { ROLE_HINTS, rolesToGive } from '../role-options.ts'
import { InvitationLink } from './invitation-link.tsx'

type InviteDialogProps = { open: boolean; onClose: () => void }

/** Asks for address and role, then shows the link once. */
export function InviteDialog({ open, onClose }: InviteDialogProps) {
  const { role } = useMe()
  const invite = useInvite()
  const fields = useRef<HTMLDivElement>(null)
  const email = useRef<HTMLInputElement>(null)
  const chosenRole = useRef<HTMLSelectElement>(null)
  useFocusInvalid(fields, invite.error)
  const emailError =
    fieldErrors(invite.error).email ??
    (invite.error && !problemOf(invite.error, 'validation_failed') ? errorSentence(invite.error) : undefined)

  function close() {
    invite.reset()
    onClose()
  }
  function submit() {
    if (invite.isPending) return
    invite.mutate({
      email: email.current?.value.trim() ?? '',
      role: roleSchema.parse(chosenRole.current?.value),
    })
  }

  if (invite.data)
    return <InvitationLink link={invite.data.link} email={invite.data.invitation.email} onClose={close} />
  return (
    <Dialog
      open={open}
      onClose={close}
      onSubmit={submit}
      title="Invite someone"
      size="sm"
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button type="submit" variant="primary" busy={invite.isPending}>
            Make link
          </Button>
        </>
      }
    >
      <div ref={fields} className="space-y-4">
        <TextField
          ref={email}
          type="email"
          label="Mail address"
          autoComplete="off"
          data-autofocus
          error={emailError}
        />
        <SelectField
          ref={chosenRole}
          label="Role"
          defaultValue="technician"
          options={rolesToGive(role).map(({ value, label }) => ({
            value,
            label: `${label}: ${ROLE_HINTS[value].toLowerCase()}`,
          }))}
        />
      </div>
    </Dialog>
  )
}
