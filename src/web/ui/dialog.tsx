import { type FormEvent, type ReactNode, useId } from 'react'
import { cx } from './cx.ts'
import { Modal } from './modal.tsx'
import { OverlayHeader } from './overlay-header.tsx'

const widths = { sm: 'sm:w-[26rem]', md: 'sm:w-[34rem]', lg: 'sm:w-[48rem]' }

type DialogProps = {
  open: boolean
  onClose: () => void
  title: ReactNode
  description?: ReactNode
  /** The buttons at the bottom, the main one last. */
  footer?: ReactNode
  /** Makes the dialog a form, so that Enter and a `type="submit"` button in the footer call it. */
  onSubmit?: () => void
  size?: keyof typeof widths
  children?: ReactNode
}

/** A modal dialog; a sheet of full height on a phone. Its state is gone when it closes. */
export function Dialog(props: DialogProps) {
  return props.open ? <OpenDialog {...props} /> : null
}

function OpenDialog({ onClose, title, description, footer, onSubmit, size = 'md', children }: DialogProps) {
  const id = useId()
  const frame = 'flex min-h-0 flex-1 flex-col'
  const content = (
    <>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-4">
        {description && (
          <p id={`${id}-text`} className={cx('text-sm text-ink-muted', children !== undefined && 'mb-4')}>
            {description}
          </p>
        )}
        {children}
      </div>
      {footer && (
        <footer className="flex shrink-0 flex-wrap justify-end gap-2 border-t border-line px-4 py-3">
          {footer}
        </footer>
      )}
    </>
  )
  function submit(event: FormEvent) {
    event.preventDefault()
    onSubmit?.()
  }
  return (
    <Modal
      labelledBy={`${id}-title`}
      describedBy={description ? `${id}-text` : undefined}
      onClose={onClose}
      className={cx(
        'm-0 flex h-dvh max-h-none w-screen max-w-none animate-rise flex-col bg-raised',
        'sm:mx-auto sm:mt-[12vh] sm:h-fit sm:max-h-[80vh] sm:max-w-[calc(100vw-2rem)] sm:rounded-xl sm:border sm:border-line sm:shadow-overlay',
        widths[size],
      )}
    >
      <OverlayHeader id={`${id}-title`} title={title} onClose={onClose} />
      {onSubmit ? (
        <form noValidate onSubmit={submit} className={frame}>
          {content}
        </form>
      ) : (
        <div className={frame}>{content}</div>
      )}
    </Modal>
  )
}
