import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { RedactionPattern } from '../../../shared/contract/redaction.ts'
import { useDocumentTitle } from '../../core/document-title.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useShortcuts } from '../../ui/shortcuts.ts'
import { AuditList } from './components/audit-list.tsx'
import { PatternDialog } from './components/pattern-dialog.tsx'
import { PatternList } from './components/pattern-list.tsx'
import { Tester } from './components/tester.tsx'

/** `/settings/redaction`: what is hidden besides, a place to try it, and who looked at what. */
export function RedactionPage() {
  useDocumentTitle('Redaction')
  const [editing, setEditing] = useState<RedactionPattern | 'new'>()
  const add = () => setEditing('new')
  useShortcuts({ N: { label: 'New pattern', run: add } }, { group: 'Redaction' })
  return (
    <div className="mx-auto w-full max-w-3xl">
      <PageHeader
        title="Redaction"
        description="Passwords, keys and card numbers are masked before a text is stored. Engineers and above can look behind a mask, and each look is written down."
        actions={
          <Button variant="primary" icon={Plus} kbd="N" onClick={add}>
            New pattern
          </Button>
        }
      />
      <div className="space-y-6">
        <Card title="Try it">
          <Tester />
        </Card>
        <Card title="Patterns of your own" flush>
          <PatternList onEdit={setEditing} />
        </Card>
        <Card title="Who looked" flush>
          <AuditList />
        </Card>
      </div>
      {editing && (
        <PatternDialog
          pattern={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      )}
    </div>
  )
}
