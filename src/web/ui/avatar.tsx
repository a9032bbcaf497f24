import { cx } from './cx.ts'

const grounds = [
  'bg-info-soft text-info-text',
  'bg-success-soft text-success-text',
  'bg-warning-soft text-warning-text',
  'bg-accent-soft text-accent-text',
  'bg-pressed text-ink',
]
const sizes = { sm: 'size-5 text-[0.5625rem]', md: 'size-6 text-2xs', lg: 'size-8 text-xs' }

type AvatarProps = {
  name: string
  size?: keyof typeof sizes
  /** Set when the name does not stand beside it. */
  labelled?: boolean
  className?: string | undefined
}

/** The initials of a person, on a ground that stays the same for the same name. */
export function Avatar({ name, size = 'md', labelled = false, className }: AvatarProps) {
  const words = name.trim().split(/\s+/)
  const initials = [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map(word => [...(word ?? '')][0] ?? '')
    .join('')
  const sum = [...name].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0)
  return (
    <span
      title={name}
      {...(labelled ? { role: 'img', 'aria-label': name } : { 'aria-hidden': true })}
      className={cx(
        'inline-grid shrink-0 place-items-center rounded-full leading-none font-semibold uppercase select-none',
        sizes[size],
        grounds[sum % grounds.length],
        className,
      )}
    >
      {initials || '?'}
    </span>
  )
}
