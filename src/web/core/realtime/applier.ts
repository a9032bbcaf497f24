import type { QueryClient } from '@tanstack/react-query'
import type { EventType, StreamEvent } from '../../../shared/events.ts'

export type EventOf<T extends EventType> = Extract<StreamEvent, { type: T }>

/** Brings what this browser holds up to date with one event: patch a newer version, or invalidate a list. */
export type Applier<T extends EventType> = (event: EventOf<T>, queries: QueryClient) => void

export type Appliers = { [T in EventType]: Applier<T> }
