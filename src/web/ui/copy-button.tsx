import { Check, Copy, type LucideIcon, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { announce } from './announce.ts'
import { Button, type ButtonVariant } from './button.tsx'
import { IconButton } from './icon-button.tsx'

type CopyButtonProps = {
  text: string
  label?: string
  iconOnly?: boolean
  variant?: ButtonVariant
  size?: 'sm' | 'md'
  className?: string
}

const states: Record<'idle' | 'copied' | 'failed', LucideIcon> = { idle: Copy, copied: Check, failed: X }

/** Puts `text` on the clipboard and says so for two seconds, or says that the browser refused. */
export function CopyButton({
  text,
  label = 'Copy',
  iconOnly = false,
  variant,
  size = 'md',
  className = '',
}: CopyButtonProps) {
  const [state, setState] = useState<keyof typeof states>('idle')
  const shown = { idle: label, copied: 'Copied', failed: 'Could not copy' }[state]

  useEffect(() => {
    if (state === 'idle') return
    const timer = setTimeout(() => setState('idle'), 2000)
    return () => clearTimeout(timer)
  }, [state])

  // Outside of a secure context the browser has no clipboard object at all, so the call itself throws.
  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setState('copied')
      announce('Copied')
    } catch {
      setState('failed')
      announce('Could not copy. Select the text and copy it by hand.', 'assertive')
    }
  }

  if (iconOnly)
    return (
      <IconButton
        icon={states[state]}
        label={shown}
        variant={variant ?? 'quiet'}
        {...{ size, className }}
        onClick={copy}
      />
    )
  return (
    <Button icon={states[state]} variant={variant ?? 'secondary'} {...{ size, className }} onClick={copy}>
      {shown}
    </Button>
  )
}
