import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { EscalationFigures } from '../../../../shared/contract/analytics.ts'
import type { Share } from '../../../../shared/contract/figures.ts'
import { Card } from '../../../ui/card.tsx'
import { useView } from '../view.ts'
import { percent, shareWords } from '../words.ts'

/** What else became of them, each share with its interval. */
export function Rates({ figures }: { figures: EscalationFigures }) {
  const { linkTo } = useView()
  const { withoutAction } = figures
  return (
    <Card title="What else became of them">
      <dl className="grid gap-4 sm:grid-cols-2">
        <Rate label="Escalated again after a claim" share={figures.reEscalated} />
        <Rate label="Returned to who made it" share={figures.returned} />
        <Rate label="Assessment ready in time" share={figures.assessmentInTime} />
        <Rate label="A suggested step was taken up" share={figures.suggestionUsed} />
        <Told label="Claimed, no action yet">
          <Link to={linkTo({ stage: 'claimed', dropped: 'claimed' })} className="link">
            {withoutAction.standing}
          </Link>
        </Told>
        <Told label="Claims given back without any action">{withoutAction.givenBack}</Told>
      </dl>
    </Card>
  )
}

const Rate = ({ label, share }: { label: string; share: Share }) => (
  <Told label={label}>
    {shareWords(share)}
    {share.status === 'ok' && (
      <span className="block text-xs font-normal text-ink-subtle">
        {share.count} of {share.of}; 95 % interval {percent(share.low)} to {percent(share.high)}
      </span>
    )}
  </Told>
)

const Told = ({ label, children }: { label: string; children: ReactNode }) => (
  <div>
    <dt className="text-xs text-ink-muted">{label}</dt>
    <dd className="text-sm font-medium text-ink tabular-nums">{children}</dd>
  </div>
)
