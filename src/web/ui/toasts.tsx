import { CircleCheck, CircleX, Info, TriangleAlert, X } from 'lucide-react'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import { Button } from './button.tsx'
import { cx } from './cx.ts'
import { IconButton } from './icon-button.tsx'
import { useTopOverlay } from './overlay-stack.ts'
import { currentToasts, dismissToast, subscribeToasts, type Toast } from './toast.ts'

const icons = { info: Info, success: CircleCheck, warning: TriangleAlert, danger: CircleX }
const colours = {
  info: 'text-info-text',
  success: 'text-success-text',
  warning: 'text-warning-text',
  danger: 'text-danger-text',
}
const plainMs = 6000
const actionMs = 12_000

/** Shows what `toast` is given. Render it once, at the root; it moves into whichever dialog is open. */
export function Toasts() {
  const toasts = useSyncExternalStore(subscribeToasts, currentToasts)
  const overlay = useTopOverlay()
  if (toasts.length === 0) return null
  return createPortal(<ToastStack toasts={toasts} />, overlay ?? document.body)
}

function ToastStack({ toasts }: { toasts: readonly Toast[] }) {
  const stack = useRef<HTMLElement>(null)
  const [held, setHeld] = useState(false)
  // A dialog that closes as the toast comes takes this stack away with it; another one follows on the page.
  useEffect(() => {
    if (stack.current?.isConnected) stack.current.showPopover()
  }, [])
  return (
    <section
      ref={stack}
      popover="manual"
      aria-label="Messages"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="inset-auto right-0 bottom-0 m-0 w-[min(24rem,100vw)] overflow-visible bg-transparent p-4"
    >
      <ol className="flex flex-col gap-2">
        {toasts.map(toast => (
          <ToastRow key={toast.id} toast={toast} held={held} onDismiss={() => setHeld(false)} />
        ))}
      </ol>
    </section>
  )
}

type ToastRowProps = { toast: Toast; held: boolean; onDismiss: () => void }

function ToastRow({ toast, held, onDismiss }: ToastRowProps) {
  const { id, tone, title, text, action } = toast
  const Icon = icons[tone]
  const stays = held || tone === 'danger'

  // The whole object, not its id: a toast that is replaced starts its time anew.
  useEffect(() => {
    if (stays) return
    const timer = setTimeout(() => dismissToast(toast.id), toast.action ? actionMs : plainMs)
    return () => clearTimeout(timer)
  }, [toast, stays])

  // A button that goes away with the focus on it sends no blur, and would hold the others for ever.
  function dismiss() {
    onDismiss()
    dismissToast(id)
  }

  return (
    <li className="flex animate-rise items-start gap-2.5 rounded-lg border border-line bg-raised py-2 pr-2 pl-3 text-ink shadow-overlay">
      <Icon aria-hidden="true" className={cx('mt-1.5 size-4 shrink-0', colours[tone])} />
      <div className="min-w-0 flex-1 py-1 text-sm">
        <p className="font-medium">{title}</p>
        {text && <p className="text-ink-muted">{text}</p>}
        {action && (
          <Button
            size="sm"
            className="mt-2"
            onClick={() => {
              dismiss()
              action.run()
            }}
          >
            {action.label}
          </Button>
        )}
      </div>
      <IconButton icon={X} size="sm" label="Dismiss" onClick={dismiss} />
    </li>
  )
}
