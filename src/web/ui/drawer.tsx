import { type ReactNode, useId } from 'react'
import { cx } from './cx.ts'
import { Modal } from './modal.tsx'
import { OverlayHeader } from './overlay-header.tsx'

const widths = { md: 'sm:w-[28rem]', lg: 'sm:w-[44rem]', xl: 'sm:w-[64rem]' }

type DrawerProps = {
  open: boolean
  onClose: () => void
  title: ReactNode
  /** Beside the title: badges, a time. */
  beside?: ReactNode
  /** In the head, before the close button. */
  actions?: ReactNode
  footer?: ReactNode
  size?: keyof typeof widths
  /** `right` slides in from the edge; `center` is the wide panel over the page. */
  side?: 'right' | 'center'
  children: ReactNode
}

/** A modal panel over the page with room for a whole screen of content; full size on a phone. */
export function Drawer(props: DrawerProps) {
  return props.open ? <OpenDrawer {...props} /> : null
}

function OpenDrawer({
  onClose,
  title,
  beside,
  actions,
  footer,
  size = 'lg',
  side = 'right',
  children,
}: DrawerProps) {
  const id = useId()
  return (
    <Modal
      labelledBy={id}
      onClose={onClose}
      className={cx(
        'm-0 flex h-dvh max-h-none w-screen max-w-none flex-col bg-surface sm:max-w-[calc(100vw-2rem)] sm:border-line sm:shadow-overlay',
        side === 'right'
          ? 'animate-slide sm:ml-auto sm:border-l'
          : 'animate-rise sm:m-auto sm:h-[calc(100dvh-3rem)] sm:rounded-xl sm:border',
        widths[size],
      )}
    >
      <OverlayHeader {...{ id, title, beside, actions, onClose }} />
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-4">{children}</div>
      {footer && (
        <footer className="flex shrink-0 flex-wrap items-center justify-end gap-2 border-t border-line px-4 py-3">
          {footer}
        </footer>
      )}
    </Modal>
  )
}
