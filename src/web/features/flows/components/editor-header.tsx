import { Archive, EllipsisVertical, RotateCcw, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import type { FlowDetail } from '../../../../shared/contract/flow-library.ts'
import { Button } from '../../../ui/button.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Menu, type MenuItem } from '../../../ui/menu.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import type { FlowChange } from '../api.ts'
import { hasUnpublished } from '../flow-list.ts'
import { FlowBadges, standingOf } from '../flow-words.tsx'
import type { FlowText } from '../use-flow-text.ts'

type EditorHeaderProps = {
  detail: FlowDetail
  editor: FlowText
  isPending: boolean
  hasFaults: boolean
  onSave: () => void
  onPublish: () => void
  onRun: (change: FlowChange, said: string) => void
}

/** What the flow is and where it stands, and what can be done with it. */
export function EditorHeader(props: EditorHeaderProps) {
  const { detail, editor, isPending, hasFaults, onSave, onPublish, onRun } = props
  const { flow, session } = detail
  const { isUnsaved, isBehind } = editor
  const [asking, setAsking] = useState<'reset' | 'archive'>()
  const isPublishable = isUnsaved || hasUnpublished(flow) || flow.state === 'archived'
  const isEdited = flow.version > 0 && flow.versionKind !== 'reset'
  const { version: basedOn } = flow

  const items: MenuItem[] = [
    ...(flow.publishedVersion !== null
      ? [
          {
            id: 'unpublish',
            label: 'Unpublish',
            icon: Undo2,
            hint: flow.builtIn ? 'Technicians get the built-in text again' : 'Nobody is led by it any more',
            run: () => onRun({ kind: 'state', state: 'draft', basedOn }, 'Unpublished'),
          },
        ]
      : []),
    ...(flow.builtIn
      ? [
          {
            id: 'reset',
            label: 'Reset to the built-in text',
            icon: RotateCcw,
            hint: 'Your versions stay in the history',
            disabled: !isEdited,
            run: () => setAsking('reset'),
          },
        ]
      : []),
    flow.state === 'archived'
      ? {
          id: 'unarchive',
          label: 'Take out of the archive',
          icon: Undo2,
          run: () => onRun({ kind: 'state', state: 'draft', basedOn }, 'Taken out of the archive'),
        }
      : {
          id: 'archive',
          label: 'Archive',
          icon: Archive,
          hint: 'It is proposed to nobody',
          run: () => setAsking('archive'),
        },
  ]

  return (
    <>
      <PageHeader
        title={flow.title}
        above={
          <>
            <Link to="/settings/flows" className="link">
              Flows
            </Link>
            {session && (
              <>
                {' '}
                · drafted from the session{' '}
                <Link to={`/pilot/${session.id}`} className="link">
                  {session.title}
                </Link>
              </>
            )}
          </>
        }
        beside={<FlowBadges flow={flow} />}
        description={isUnsaved ? `${standingOf(flow)} Not saved yet.` : standingOf(flow)}
        actions={
          <>
            <Menu
              label="More"
              items={items}
              trigger={trigger => <IconButton {...trigger} icon={EllipsisVertical} label="More" />}
            />
            <Button
              kbd="Mod+S"
              busy={isPending}
              disabled={!isUnsaved || isBehind || hasFaults}
              onClick={onSave}
            >
              Save
            </Button>
            <Button
              variant="primary"
              busy={isPending}
              disabled={!isPublishable || isBehind || hasFaults}
              onClick={onPublish}
            >
              {isUnsaved ? 'Save and publish' : 'Publish'}
            </Button>
          </>
        }
      />
      {asking && (
        <ConfirmDialog
          open
          danger={asking === 'reset' && isUnsaved}
          title={asking === 'reset' ? 'Reset to the built-in text?' : `Archive “${flow.title}”?`}
          confirmLabel={asking === 'reset' ? 'Reset' : 'Archive'}
          onClose={() => setAsking(undefined)}
          onConfirm={() => {
            setAsking(undefined)
            if (asking === 'reset')
              onRun({ kind: 'reset', basedOn }, 'Technicians are led by the built-in text')
            else onRun({ kind: 'state', state: 'archived', basedOn }, 'Archived')
          }}
        >
          {asking === 'reset'
            ? `Technicians are led by it at once. Saved versions stay in the history.${isUnsaved ? ' What you have not saved is discarded.' : ''}`
            : 'It is proposed to nobody from now on. Sessions keep the steps that they recorded. It can be taken out again.'}
        </ConfirmDialog>
      )}
    </>
  )
}
