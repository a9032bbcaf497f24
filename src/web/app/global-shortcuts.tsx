import { FileUp, Keyboard, Plus, Search } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useNavigate } from 'react-router'
import { useMe } from '../core/me.ts'
import { useShortcuts } from '../ui/shortcuts.ts'
import { placesFor } from './navigation.ts'

const CommandPalette = lazy(async () => ({
  default: (await import('../ui/command-palette.tsx')).CommandPalette,
}))
const ShortcutHelp = lazy(async () => ({ default: (await import('../ui/shortcut-help.tsx')).ShortcutHelp }))

export type OpenOverlay = 'help' | 'palette' | undefined

type GlobalShortcutsProps = { open: OpenOverlay; onChange: (open: OpenOverlay) => void }

/** What works on every page: the help and the palette. */
export function GlobalShortcuts({ open, onChange }: GlobalShortcutsProps) {
  const navigate = useNavigate()
  const { role } = useMe()
  useShortcuts(
    {
      '?': { label: 'Keyboard shortcuts', run: () => onChange('help') },
      'Mod+K': { label: 'Command palette', run: () => onChange('palette'), whileTyping: true },
    },
    { group: 'Everywhere' },
  )
  const close = () => onChange(undefined)
  if (!open) return null
  if (open === 'help')
    return (
      <Suspense fallback={null}>
        <ShortcutHelp open onClose={close} />
      </Suspense>
    )
  const actions = [
    ...placesFor(role).map(({ to, label, icon }) => ({
      id: to.replaceAll('/', '-'),
      label: `Go to ${label}`,
      icon,
      run: () => navigate(to),
    })),
    { id: 'new', label: 'New session', icon: Plus, run: () => navigate('/pilot/new') },
    {
      id: 'import',
      label: 'Import transcript',
      icon: FileUp,
      keywords: 'paste chat',
      run: () => navigate('/pilot/import'),
    },
    {
      id: 'search',
      label: 'Search sessions',
      icon: Search,
      keywords: 'find client ticket',
      run: () => navigate('/pilot?view=all'),
    },
    { id: 'help', label: 'Keyboard shortcuts', icon: Keyboard, kbd: '?', run: () => onChange('help') },
  ]
  return (
    <Suspense fallback={null}>
      <CommandPalette open onClose={close} actions={actions} />
    </Suspense>
  )
}
