// Shows what the server pushes while no page is open, and opens the page that it is about.
self.addEventListener('push', event => {
  const { title, body, tag, path, quiet } = event.data?.json() ?? {}
  if (!title) return
  event.waitUntil(
    self.registration.showNotification(title, {
      body,
      tag,
      data: { path },
      // A message of the same tag takes the place of the first; one that settles it makes no noise.
      renotify: !quiet,
      silent: quiet === true,
    }),
  )
})

self.addEventListener('notificationclick', event => {
  event.notification.close()
  const address = new URL(event.notification.data?.path ?? '/', self.location.origin)
  if (address.origin !== self.location.origin) return
  event.waitUntil(
    (async () => {
      const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
      const open = pages.find(page => new URL(page.url).origin === address.origin)
      if (!open) return self.clients.openWindow(address.href)
      await open.focus()
      return open.navigate(address.href)
    })(),
  )
})
