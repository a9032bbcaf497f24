import type { StreamEvent } from '../../../shared/events.ts'
import type { Position } from './position.ts'

/** What tabs of one login tell each other. All but `wake` come from the tab that reads the stream. */
export type TabMessage =
  | { kind: 'event'; at: Position; event: StreamEvent }
  | { kind: 'reset'; at: Position }
  /** The stream is alive and the leader has heard everything up to `at`. */
  | { kind: 'contact'; at: Position | undefined; clockSkew: number }
  | { kind: 'loss' }
  | { kind: 'access' }
  /** A tab came to the front or has just opened: is the stream alive? */
  | { kind: 'wake' }

export type TabChannel = { post: (message: TabMessage) => void; close: () => void }

/** Joins the tabs that share `name`. */
export function joinTabs(name: string, onMessage: (message: TabMessage) => void): TabChannel {
  const channel = new BroadcastChannel(name)
  channel.onmessage = ({ data }: MessageEvent<TabMessage>) => onMessage(data)
  return { post: message => channel.postMessage(message), close: () => channel.close() }
}

/** The channel of a tab that is on its own. */
export const noTabs: TabChannel = { post: () => {}, close: () => {} }

/** Whether tabs can share one stream here; otherwise each has its own. */
export const canShareStream = (): boolean => 'locks' in navigator && 'BroadcastChannel' in globalThis
