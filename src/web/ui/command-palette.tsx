import { Search } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { filterActions, type PaletteAction } from './filter-actions.ts'
import { Kbd } from './kbd.tsx'
import { Modal } from './modal.tsx'

type CommandPaletteProps = { open: boolean; onClose: () => void; actions: readonly PaletteAction[] }

/** Finds an action by name and runs it: type, arrow keys, Enter. It closes before the action runs. */
export function CommandPalette(props: CommandPaletteProps) {
  return props.open ? <OpenPalette {...props} /> : null
}

function OpenPalette({ onClose, actions }: CommandPaletteProps) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const found = filterActions(actions, typed)
  const chosen = found[Math.min(at, found.length - 1)]

  useEffect(() => {
    if (chosen) document.getElementById(`${id}-${chosen.id}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, chosen])

  function run(action: PaletteAction) {
    onClose()
    // After the dialog has given the focus back, so that an action that moves the focus keeps it.
    queueMicrotask(action.run)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: found.length - 1 }[event.key]
    if (step !== undefined && found.length > 0) setAt((Math.min(at, found.length - 1) + step) % found.length)
    else if (event.key === 'Enter' && chosen) run(chosen)
    else return
    event.preventDefault()
  }

  return (
    <Modal
      labelledBy={`${id}-title`}
      onClose={onClose}
      className="mx-auto mt-2 flex max-h-[calc(100dvh-1rem)] w-[36rem] max-w-[calc(100vw-1rem)] animate-rise flex-col rounded-xl border border-line bg-raised shadow-overlay sm:mt-[14vh] sm:max-h-[60vh]"
    >
      <h2 id={`${id}-title`} className="sr-only">
        Command palette
      </h2>
      <div className="flex shrink-0 items-center gap-2.5 border-b border-line px-4">
        <Search aria-hidden="true" className="size-4 shrink-0 text-ink-subtle" />
        <input
          role="combobox"
          aria-label="Find an action"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={chosen ? `${id}-${chosen.id}` : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder="Type a command or search"
          value={typed}
          onChange={event => {
            setTyped(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
          className="h-12 min-w-0 flex-1 bg-transparent text-lg text-ink outline-none sm:text-base"
        />
        <Kbd keys="Escape" className="pointer-coarse:hidden" />
      </div>
      <div id={`${id}-list`} role="listbox" aria-label="Actions" className="overflow-y-auto p-1.5">
        {found.map((action, index) => (
          <PaletteRow
            key={action.id}
            id={`${id}-${action.id}`}
            action={action}
            chosen={action === chosen}
            onPoint={() => setAt(index)}
            onRun={() => run(action)}
          />
        ))}
      </div>
      <p role="status" className={found.length === 0 ? 'px-4 pt-3 pb-5 text-sm text-ink-muted' : 'sr-only'}>
        {found.length === 0 ? 'Nothing matches.' : `${found.length} found`}
      </p>
    </Modal>
  )
}

type PaletteRowProps = {
  id: string
  action: PaletteAction
  chosen: boolean
  onPoint: () => void
  onRun: () => void
}

function PaletteRow({ id, action, chosen, onPoint, onRun }: PaletteRowProps) {
  const { icon: Icon, label, hint, kbd } = action
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox keeps the focus and takes the keys
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      onPointerMove={onPoint}
      onPointerDown={event => event.preventDefault()}
      onClick={onRun}
      className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2.5 py-1 text-sm aria-selected:bg-sunken pointer-coarse:min-h-11"
    >
      {Icon && <Icon aria-hidden="true" className="size-4 shrink-0 text-ink-subtle" />}
      <span className="min-w-0 flex-1 truncate">{label}</span>
      {hint && <span className="max-w-[45%] truncate text-xs text-ink-subtle">{hint}</span>}
      {kbd && <Kbd keys={kbd} className="pointer-coarse:hidden" />}
    </div>
  )
}
