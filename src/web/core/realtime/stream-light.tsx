import { cx } from '../../ui/cx.ts'
import { type StreamState, useStreamState } from './stream-state.ts'

const lights: Record<StreamState, { text: string; title: string; dot: string }> = {
  live: {
    text: 'Live',
    title: 'Changes that others make show up here at once.',
    dot: 'bg-success-text',
  },
  reconnecting: {
    text: 'Reconnecting',
    title: 'The live connection is being opened. Nothing is lost: what was missed is fetched then.',
    dot: 'border-2 border-warning-text',
  },
  stale: {
    text: 'Not live',
    title: 'There has been no contact with the server for a while. What you see may be out of date.',
    dot: 'rotate-45 rounded-none! bg-danger-text',
  },
}

/** Says in a word whether what is on the screen is current. */
export function StreamLight() {
  const { text, title, dot } = lights[useStreamState()]
  return (
    <span title={title} className="inline-flex items-center gap-1.5 px-1 text-xs text-ink-muted">
      <span aria-hidden="true" className={cx('size-2 shrink-0 rounded-full', dot)} />
      <span className="sr-only">Connection: </span>
      <span>{text}</span>
      <span className="sr-only">. {title}</span>
    </span>
  )
}
