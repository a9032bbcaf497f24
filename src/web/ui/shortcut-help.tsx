import { useState } from 'react'
import { CheckboxField } from './checkbox-field.tsx'
import { Dialog } from './dialog.tsx'
import { Kbd } from './kbd.tsx'
import { areSingleKeysOn, type ListedShortcut, listShortcuts, setSingleKeys } from './shortcuts.ts'

/** Lists the shortcuts that are live on the page below it, and lets the person turn the bare keys off. */
export function ShortcutHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title="Keyboard shortcuts">
      <ShortcutList />
    </Dialog>
  )
}

function ShortcutList() {
  const [listed] = useState(listShortcuts)
  const [singleKeys, setOn] = useState(areSingleKeysOn)
  return (
    <div data-autofocus tabIndex={-1} className="space-y-5">
      {[...byGroup(listed)].map(([group, shortcuts]) => (
        <section key={group}>
          <h3 className="mb-1 text-xs font-semibold text-ink-subtle">{group}</h3>
          <dl>
            {shortcuts.map(({ keys, label }) => (
              <div
                key={keys}
                className="flex flex-row-reverse items-center gap-3 border-b border-line py-1.5 last:border-0"
              >
                <dt className="flex">
                  <Kbd keys={keys} />
                </dt>
                <dd className="min-w-0 flex-1 text-sm">{label}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <CheckboxField
        label="Single-key shortcuts"
        hint="Turn them off if speech input or a stray key sets them off."
        checked={singleKeys}
        onChange={event => {
          setOn(event.target.checked)
          setSingleKeys(event.target.checked)
        }}
      />
    </div>
  )
}

function byGroup(listed: ListedShortcut[]): Map<string, ListedShortcut[]> {
  const groups = new Map<string, ListedShortcut[]>()
  for (const shortcut of listed) groups.set(shortcut.group, [...(groups.get(shortcut.group) ?? []), shortcut])
  return groups
}
