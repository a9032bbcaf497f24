import { ArrowUpRight, CheckCheck, Ellipsis, Link as LinkIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { SessionDetail } from '../../../../shared/contract/sessions.ts'
import { SessionStatusBadge } from '../../../core/badges.tsx'
import { MaskedText } from '../../../core/masked-text.tsx'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { toast } from '../../../ui/toast.ts'

type SessionHeaderProps = {
  detail: SessionDetail
  toolbarExtra?: ReactNode
  /** Absent when the reader may not do it now. */
  onEscalate: (() => void) | undefined
  onResolve: (() => void) | undefined
}

/** What the session is, who is in it, and what can be done with it. */
export function SessionHeader({ detail, toolbarExtra, onEscalate, onResolve }: SessionHeaderProps) {
  const { session, participants } = detail
  const others = participants.filter(({ id }) => id !== session.owner.id)
  return (
    <header className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b border-line px-4 py-3">
      <div className="min-w-0 flex-1 basis-56">
        <div className="mb-0.5 text-xs">
          <Link to="/pilot" className="link">
            Sessions
          </Link>
        </div>
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <h1
            dir="auto"
            className="line-clamp-2 min-w-0 text-lg font-semibold wrap-anywhere"
            title={session.title}
          >
            <MaskedText
              text={session.title}
              of={{ sessionId: session.id, field: 'title', entryId: session.id }}
            />
          </h1>
          <SessionStatusBadge status={session.status} />
        </div>
        <dl className="mt-1 flex min-w-0 flex-wrap gap-x-4 gap-y-0.5 text-xs">
          {session.client && <Fact name="Client">{session.client}</Fact>}
          {session.ticketRef && <Fact name="Ticket">{session.ticketRef}</Fact>}
          <Fact name="Owner">{session.owner.name}</Fact>
          {others.length > 0 && <Fact name="With">{others.map(({ name }) => name).join(', ')}</Fact>}
          <Fact name="Started">
            <RelativeTime at={session.createdAt} />
          </Fact>
        </dl>
      </div>
      <div className="ml-auto flex flex-wrap items-center justify-end gap-1 sm:gap-2">
        {/* With icons and wide buttons the row does not fit on a phone, and the menu would stand alone below it. */}
        <div className="contents max-sm:[&>button]:px-1 max-sm:[&>button_svg]:hidden">
          {toolbarExtra}
          {onResolve && (
            <Button icon={CheckCheck} onClick={onResolve}>
              Resolve
            </Button>
          )}
          {onEscalate && (
            <Button variant="primary" icon={ArrowUpRight} kbd="E" onClick={onEscalate}>
              Escalate
            </Button>
          )}
        </div>
        <Menu
          label="More"
          items={[{ id: 'link', label: 'Copy link', icon: LinkIcon, run: () => void copyLink(session.id) }]}
          trigger={trigger => <IconButton {...trigger} icon={Ellipsis} label="More actions" />}
        />
      </div>
    </header>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex max-w-full min-w-0 gap-1">
      <dt className="shrink-0 text-ink-subtle">{name}</dt>
      <dd
        dir="auto"
        className="min-w-0 truncate text-ink"
        title={typeof children === 'string' ? children : undefined}
      >
        {children}
      </dd>
    </div>
  )
}

async function copyLink(id: string) {
  const link = `${location.origin}/pilot/${id}`
  try {
    await navigator.clipboard.writeText(link)
    toast({ title: 'Link copied', tone: 'success' })
  } catch {
    toast({ title: 'The browser did not allow copying', text: link, tone: 'warning' })
  }
}
