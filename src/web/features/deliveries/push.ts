import { call } from '../../core/api.ts'

/** Whether this browser can be pushed to at all. */
export const canPush = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

/** The keys of VAPID travel as Base64 for addresses; the browser wants bytes. */
function bytesOf(key: string): Uint8Array<ArrayBuffer> {
  const text = atob(key.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(text, character => character.charCodeAt(0))
}

/**
 * Asks the browser for permission, subscribes it and tells the server. Answers false when the person says no. Must follow
 * a press of a button: browsers ask for nothing else.
 */
export async function subscribe(serverKey: string): Promise<boolean> {
  if ((await Notification.requestPermission()) !== 'granted') return false
  await navigator.serviceWorker.register('/push-worker.js')
  const registration = await navigator.serviceWorker.ready
  const subscription = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: bytesOf(serverKey),
  })
  const { endpoint, keys } = subscription.toJSON()
  await call('addPushSubscription', {
    body: {
      endpoint: endpoint ?? '',
      keys: { p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' },
      browser: nameOf(navigator.userAgent),
    },
  })
  return true
}

/** Enough for a person to know a browser again. */
function nameOf(agent: string): string {
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)\//.exec(agent)?.[1] ?? 'Browser'
  const system = /Windows|Android|iPhone|iPad|Mac OS X|Linux/.exec(agent)?.[0] ?? 'another system'
  return `${browser === 'Edg' ? 'Edge' : browser === 'OPR' ? 'Opera' : browser} on ${system}`
}
