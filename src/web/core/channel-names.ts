import type { DeliveryChannel } from '../../shared/contract/deliveries.ts'

/** What people call the ways that a message can go. */
export const CHANNEL_NAMES: Record<DeliveryChannel, string> = {
  in_app: 'In the app',
  slack: 'Slack',
  slack_webhook: 'Slack webhook',
  msteams: 'Microsoft Teams',
  email: 'E-mail',
  webpush: 'Push',
  webhook: 'Webhook',
  request_tracker: 'Request Tracker',
  connectwise: 'ConnectWise',
  autotask: 'Autotask',
  halopsa: 'HaloPSA',
}
