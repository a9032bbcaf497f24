import { Search, X } from 'lucide-react'
import { type ComponentProps, useRef } from 'react'
import { cx } from './cx.ts'
import { Kbd } from './kbd.tsx'

type SearchFieldProps = Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type' | 'ref'> & {
  label: string
  value: string
  onChange: (value: string) => void
  /** The shortcut that leads here, drawn while the field is empty. Register it with `useShortcuts`. */
  kbd?: string
  ref?: (input: HTMLInputElement | null) => void
}

/** Filters a list as one types; Escape empties it. */
export function SearchField({ label, value, onChange, kbd, ref, className, ...rest }: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <div className={cx('relative', className)}>
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-subtle"
      />
      <input
        placeholder={label}
        {...rest}
        ref={element => {
          input.current = element
          ref?.(element)
        }}
        type="search"
        aria-label={label}
        value={value}
        onChange={event => onChange(event.target.value)}
        onKeyDown={event => {
          if (event.key !== 'Escape' || value === '') return
          event.preventDefault()
          onChange('')
        }}
        className="control h-8 pr-8 pl-8 pointer-coarse:h-11 [&::-webkit-search-cancel-button]:hidden"
      />
      {value ? (
        <button
          type="button"
          aria-label="Clear"
          onClick={() => {
            onChange('')
            input.current?.focus()
          }}
          className="absolute top-1/2 right-1 grid size-6 -translate-y-1/2 place-items-center rounded-sm text-ink-subtle hover:bg-sunken hover:text-ink pointer-coarse:size-9"
        >
          <X aria-hidden="true" className="size-4" />
        </button>
      ) : (
        kbd && (
          <Kbd
            keys={kbd}
            className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 pointer-coarse:hidden"
          />
        )
      )}
    </div>
  )
}
