import { FileUp, Plus } from 'lucide-react'
import { useRef } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { LIMITS } from '../../../shared/contract/limits.ts'
import { atLeast } from '../../../shared/contract/route.ts'
import { useDocumentTitle } from '../../core/document-title.ts'
import { useMe } from '../../core/me.ts'
import { Button } from '../../ui/button.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { useShortcuts } from '../../ui/shortcuts.ts'
import { moveFocus } from './components/move-focus.ts'
import { SessionList } from './components/session-list.tsx'
import { ViewLinks } from './components/view-links.tsx'
import { useSearchParam } from './use-search-param.ts'
import { SESSION_VIEWS, viewFromAddress } from './views.ts'

/** `/pilot`: the sessions that the reader may see, by view and search. */
export function SessionsPage() {
  useDocumentTitle('Sessions')
  const { role } = useMe()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const [typed, setTyped, q] = useSearchParam('q')
  const list = useRef<HTMLDivElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const views = SESSION_VIEWS.filter(view => view !== 'waiting' || atLeast(role, 'engineer'))
  const view = viewFromAddress(params.get('view'), views)
  const startNew = () => navigate('/pilot/new')
  const startImport = () => navigate('/pilot/import')
  const move = (by: 1 | -1) => moveFocus(list.current, '[data-row]', by)

  useShortcuts(
    {
      N: { label: 'New session', run: startNew },
      I: { label: 'Import transcript', run: startImport },
      J: { label: 'Next session', run: () => move(1), repeat: true },
      K: { label: 'Previous session', run: () => move(-1), repeat: true },
      '/': { label: 'Search sessions', run: () => search.current?.focus() },
    },
    { group: 'Sessions' },
  )

  return (
    <div className="mx-auto w-full max-w-5xl">
      <PageHeader
        title="Sessions"
        actions={
          <>
            <Button icon={FileUp} kbd="I" onClick={startImport}>
              Import transcript
            </Button>
            <Button variant="primary" icon={Plus} kbd="N" onClick={startNew}>
              New session
            </Button>
          </>
        }
      />
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line">
        <ViewLinks views={views} current={view} q={q} />
        <SearchField
          ref={input => {
            search.current = input
          }}
          label="Search sessions"
          kbd="/"
          value={typed}
          onChange={setTyped}
          maxLength={LIMITS.search}
          className="mb-2 w-full sm:w-72"
        />
      </div>
      <div ref={list}>
        <SessionList view={view} q={q} />
      </div>
    </div>
  )
}
