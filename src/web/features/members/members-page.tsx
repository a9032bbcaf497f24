import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useDocumentTitle } from '../../core/document-title.ts'
import { useMe } from '../../core/me.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { InvitationList } from './components/invitation-list.tsx'
import { InviteDialog } from './components/invite-dialog.tsx'
import { MemberList } from './components/member-list.tsx'

/** `/settings/members`: who belongs to the organization, and who is invited. */
export function MembersPage() {
  useDocumentTitle('Members')
  const { organization } = useMe()
  const [inviting, setInviting] = useState(false)
  return (
    <div className="w-full max-w-3xl">
      <PageHeader
        title="Members"
        description={`Who works in ${organization.name}, and what they may do.`}
        actions={
          <Button variant="primary" icon={UserPlus} onClick={() => setInviting(true)}>
            Invite
          </Button>
        }
      />
      <div className="space-y-6">
        <Card title="Members" flush>
          <MemberList />
        </Card>
        <Card title="Open invitations" flush>
          <InvitationList />
        </Card>
      </div>
      <InviteDialog open={inviting} onClose={() => setInviting(false)} />
    </div>
  )
}
