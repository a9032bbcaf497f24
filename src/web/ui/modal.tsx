import { type ReactNode, useEffectEvent, useLayoutEffect, useRef } from 'react'
import { pushOverlay } from './overlay-stack.ts'

type ModalProps = {
  labelledBy: string
  describedBy?: string | undefined
  /** Escape, a click beside it, or the Back gesture of a phone. The owner decides whether it closes. */
  onClose: () => void
  className: string
  children: ReactNode
}

/**
 * A native modal `<dialog>`, open for as long as it is mounted. The browser keeps focus inside and gives it back
 * afterwards. Focus starts at `[data-autofocus]`, else at the first field, else at the dialog itself.
 */
export function Modal({ labelledBy, describedBy, onClose, className, children }: ModalProps) {
  const ref = useRef<HTMLDialogElement>(null)
  const close = useEffectEvent(onClose)

  useLayoutEffect(() => {
    const dialog = ref.current
    if (!dialog) return
    dialog.showModal()
    const first =
      dialog.querySelector<HTMLElement>('[data-autofocus]') ??
      dialog.querySelector<HTMLElement>('input:enabled, textarea:enabled, select:enabled')
    ;(first ?? dialog).focus()
    const pop = pushOverlay(dialog)
    const stopListening = listenForClose(dialog, () => close())
    return () => {
      stopListening()
      pop()
      dialog.close()
    }
  }, [])

  return (
    <dialog
      ref={ref}
      tabIndex={-1}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      className={`text-ink backdrop:animate-fade backdrop:bg-scrim ${className}`}
    >
      {children}
    </dialog>
  )
}

/** Chrome closes on a second Escape whatever the page says, hence `close` beside `cancel`. */
function listenForClose(dialog: HTMLDialogElement, onClose: () => void): () => void {
  let pressedBeside = false
  const ownEvent = (event: Event) => {
    if (event.target !== dialog) return
    event.preventDefault()
    onClose()
  }
  const press = (event: PointerEvent) => {
    pressedBeside = event.target === dialog && isBeside(dialog, event)
  }
  const click = (event: MouseEvent) => {
    if (pressedBeside && event.target === dialog && isBeside(dialog, event)) onClose()
  }
  dialog.addEventListener('cancel', ownEvent)
  dialog.addEventListener('close', ownEvent)
  dialog.addEventListener('pointerdown', press)
  dialog.addEventListener('click', click)
  return () => {
    dialog.removeEventListener('cancel', ownEvent)
    dialog.removeEventListener('close', ownEvent)
    dialog.removeEventListener('pointerdown', press)
    dialog.removeEventListener('click', click)
  }
}

function isBeside(dialog: HTMLDialogElement, point: MouseEvent): boolean {
  const box = dialog.getBoundingClientRect()
  return (
    point.clientX < box.left ||
    point.clientX > box.right ||
    point.clientY < box.top ||
    point.clientY > box.bottom
  )
}
