import { cx } from './cx.ts'
import { keyNames } from './shortcut-keys.ts'

type KbdProps = { keys: string; onAccent?: boolean; className?: string | undefined }

/** Draws a shortcut such as `Mod+K`, with the names that the reader's own keyboard carries. */
export function Kbd({ keys, onAccent = false, className }: KbdProps) {
  return (
    <kbd className={cx('inline-flex items-center gap-0.5 font-sans', className)}>
      {keyNames(keys).map(name => (
        <kbd
          key={name}
          className={cx(
            'inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-sm border px-1 font-sans text-2xs leading-none',
            onAccent ? 'border-current/40' : 'border-line bg-sunken text-ink-muted',
          )}
        >
          {name}
        </kbd>
      ))}
    </kbd>
  )
}
