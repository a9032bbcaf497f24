import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../core/api.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { pushSubscriptionsQuery } from '../api.ts'
import { canPush, subscribe } from '../push.ts'

/** The browsers that may be pushed to, also when no page is open. The browser is asked at the press of the button only. */
export function PushCard() {
  const { data } = useQuery(pushSubscriptionsQuery)
  const queries = useQueryClient()
  const refetch = () => queries.invalidateQueries({ queryKey: pushSubscriptionsQuery.queryKey })
  const [refused, setRefused] = useState(false)
  const allow = useMutation({
    mutationFn: subscribe,
    onSuccess: allowed => setRefused(!allowed),
    onSettled: refetch,
  })
  const remove = useMutation({
    mutationFn: (id: string) => call('removePushSubscription', { params: { id } }),
    onSettled: refetch,
  })
  const key = data?.applicationServerKey
  if (!data) return null
  return (
    <Card title="Push to this browser">
      {!key ? (
        <p className="text-sm text-ink-muted">An admin has not set push up yet.</p>
      ) : (
        <div className="space-y-3">
          {data.subscriptions.length > 0 && (
            <ul className="divide-y divide-line">
              {data.subscriptions.map(({ id, browser, createdAt }) => (
                <li key={id} className="flex items-center gap-3 py-1.5 text-sm">
                  <span className="min-w-0 flex-1 truncate text-ink">{browser}</span>
                  <RelativeTime at={createdAt} className="text-xs text-ink-subtle" />
                  <Button
                    size="sm"
                    variant="quiet"
                    onClick={() => remove.mutate(id)}
                    aria-label={`Remove ${browser}`}
                  >
                    Remove
                  </Button>
                </li>
              ))}
            </ul>
          )}
          <Button disabled={!canPush()} busy={allow.isPending} onClick={() => allow.mutate(key)}>
            Allow push in this browser
          </Button>
          {!canPush() && <p className="text-sm text-ink-muted">This browser cannot be pushed to.</p>}
          {refused && (
            <p role="status" className="text-sm text-ink-muted">
              The browser was not allowed to. Allow notifications for this page in its settings, then try
              again.
            </p>
          )}
        </div>
      )}
    </Card>
  )
}
