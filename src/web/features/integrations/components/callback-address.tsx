import type { Integration } from '../../../../shared/contract/integrations.ts'
import { useMe } from '../../../core/me.ts'
import { CopyButton } from '../../../ui/copy-button.tsx'

type CallbackAddressProps = { integration: Integration; path: string }

/** Where the other side has to call us, to be entered there. Without the secret that it signs with it would call in vain. */
export function CallbackAddress({ integration, path }: CallbackAddressProps) {
  const { organization } = useMe()
  if (!integration.secretsSet.includes('signingSecret'))
    return (
      <p className="text-xs text-ink-subtle">
        No Claim button yet: enter the signing secret of the app under Edit.
      </p>
    )
  const address = `${location.origin}${path.replace(':orgId', organization.id).replace(':id', integration.id)}`
  return (
    <div className="flex flex-wrap items-center gap-2 text-xs text-ink-subtle">
      <span>Request URL for the Claim button:</span>
      <code className="min-w-0 flex-1 basis-60 select-all [overflow-wrap:anywhere]">{address}</code>
      <CopyButton text={address} label="Copy the address" size="sm" />
    </div>
  )
}
