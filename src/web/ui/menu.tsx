import { Check, type LucideIcon } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { cx } from './cx.ts'
import { Kbd } from './kbd.tsx'
import { moveInMenu } from './move-in-menu.ts'
import type { Placement } from './place-popover.ts'
import { type PopoverTriggerProps, usePopover } from './use-popover.ts'

export type MenuItem = {
  id: string
  label: string
  run: () => void
  icon?: LucideIcon
  /** A second, quieter line. */
  hint?: string
  kbd?: string
  danger?: boolean
  disabled?: boolean
  /** Set on the items of a choice; the chosen one is ticked. */
  checked?: boolean
  /** A line above it. */
  divided?: boolean
}

type MenuProps = {
  label: string
  items: readonly MenuItem[]
  /** Draws the button: `trigger={props => <IconButton {...props} … />}`. */
  trigger: (props: PopoverTriggerProps & { 'aria-haspopup': 'menu' }) => ReactNode
  placement?: Placement
}

/** A menu of actions. Arrow keys, Home, End and typing move; Enter runs; Escape and Tab close. */
export function Menu({ label, items, trigger, placement = 'end' }: MenuProps) {
  const { open, close, triggerProps, popoverProps } = usePopover(placement, popover =>
    moveInMenu(popover, 'Home'),
  )

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    if (event.key === 'Tab') close()
    else if (moveInMenu(event.currentTarget, event.key)) event.preventDefault()
  }

  return (
    <>
      {trigger({ ...triggerProps, 'aria-haspopup': 'menu' })}
      <div
        {...popoverProps}
        role="menu"
        aria-label={label}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        className="inset-auto m-0 max-h-[min(28rem,80dvh)] max-w-[min(22rem,calc(100vw-1rem))] min-w-44 animate-fade overflow-y-auto rounded-lg border border-line bg-raised p-1 text-ink shadow-overlay"
      >
        {open &&
          items.map(item => (
            <MenuRow
              key={item.id}
              item={item}
              onRun={() => {
                close()
                item.run()
              }}
            />
          ))}
      </div>
    </>
  )
}

function MenuRow({ item, onRun }: { item: MenuItem; onRun: () => void }) {
  const { icon: Icon, checked } = item
  return (
    <>
      {item.divided && <hr className="-mx-1 my-1 border-line" />}
      <button
        type="button"
        {...(checked === undefined
          ? { role: 'menuitem' }
          : { role: 'menuitemradio', 'aria-checked': checked })}
        tabIndex={-1}
        aria-disabled={item.disabled || undefined}
        onClick={item.disabled ? undefined : onRun}
        onPointerMove={event => event.currentTarget.focus({ preventScroll: true })}
        className={cx(
          'flex min-h-8 w-full items-center gap-2 rounded-md px-2 py-1 text-left text-sm outline-none focus:bg-sunken aria-disabled:cursor-default aria-disabled:opacity-50 pointer-coarse:min-h-11',
          item.danger && 'text-danger-text focus:bg-danger-soft',
        )}
      >
        {checked !== undefined && (
          <Check aria-hidden="true" className={cx('size-4 shrink-0', !checked && 'invisible')} />
        )}
        {Icon && <Icon aria-hidden="true" className="size-4 shrink-0 opacity-80" />}
        <span className="min-w-0 flex-1">
          {item.label}
          {item.hint && <span className="block text-xs text-ink-subtle">{item.hint}</span>}
        </span>
        {item.kbd && (
          <span aria-hidden="true" className="pointer-coarse:hidden">
            <Kbd keys={item.kbd} />
          </span>
        )}
      </button>
    </>
  )
}
