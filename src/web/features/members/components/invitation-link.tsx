import { Button } from '../../../ui/button.tsx'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'

type InvitationLinkProps = { link: string; email: string; onClose: () => void }

/** The link of a new invitation, shown this once; the server tells it without its own address. */
export function InvitationLink({ link, email, onClose }: InvitationLinkProps) {
  const address = new URL(link, location.origin).href
  return (
    <Dialog
      open
      onClose={onClose}
      title="Invitation link"
      description={`Send this link to ${email}. It works once, for seven days, and is not shown again.`}
      footer={
        <>
          <Button onClick={onClose}>Done</Button>
          <CopyButton text={address} label="Copy link" variant="primary" />
        </>
      }
    >
      <TextField
        label="Address"
        readOnly
        value={address}
        data-autofocus
        onFocus={event => event.currentTarget.select()}
      />
    </Dialog>
  )
}
