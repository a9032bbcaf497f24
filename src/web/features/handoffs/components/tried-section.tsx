import type { HandoffDetail, Snapshot } from '../../../../shared/contract/handoffs.ts'
import { OUTCOME_LABELS, OUTCOME_LOOKS, ROLE_LABELS } from '../../../core/badges.tsx'
import { toneClass } from '../../../ui/badge.tsx'
import { cx } from '../../../ui/cx.ts'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { Cited, type OnCite } from './cited.tsx'
import { ContextSection } from './context-section.tsx'

/** What was done and how each try ended, what that rules out, and what nobody has tried. */
export function TriedSection({ detail, onCite }: { detail: HandoffDetail; onCite: OnCite }) {
  const { tried, ruledOut, notTried, lastMessages } = detail.snapshot
  const beside = ruledOut.length > 0 || notTried.length > 0
  const by = onlyOne(tried)
  return (
    <ContextSection title="What has been tried" aside={by && `by ${by}`}>
      <div className={cx('grid gap-x-6 gap-y-2', beside && 'md:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]')}>
        {tried.length > 0 ? (
          <ol aria-label="Steps in the order they were tried" className="min-w-0 space-y-1">
            {tried.map(step => (
              <TriedLine
                key={`${step.at} ${step.citations[0]?.id}`}
                step={step}
                showBy={by === undefined}
                onCite={onCite}
              />
            ))}
          </ol>
        ) : (
          <div className="min-w-0 text-sm/6">
            <p className="text-ink-muted">
              No steps were recorded.
              {lastMessages.length > 0 && ' These are the last messages of the session:'}
            </p>
            <LastMessages messages={lastMessages} onCite={onCite} />
          </div>
        )}
        {beside && (
          <div className="min-w-0 space-y-2 text-sm/6">
            <Facts title="Ruled out" facts={ruledOut} onCite={onCite} />
            <Facts title="Not tried" facts={notTried} onCite={onCite} />
          </div>
        )}
      </div>
    </ContextSection>
  )
}

/** Who tried all of it: named once then, not on each line. */
function onlyOne([first, ...others]: Snapshot['tried']): string | undefined {
  return first && others.every(({ by }) => by === first.by) ? first.by : undefined
}

type TriedLineProps = { step: Snapshot['tried'][number]; showBy: boolean; onCite: OnCite }

function TriedLine({ step, showBy, onCite }: TriedLineProps) {
  const { icon: Icon, tone } = OUTCOME_LOOKS[step.outcome]
  return (
    <li className="flex min-w-0 items-start gap-2 text-sm">
      <span
        className={cx(
          'inline-flex h-5 w-24 shrink-0 items-center gap-1 rounded-sm border px-1.5 text-xs font-medium',
          toneClass(tone),
        )}
      >
        <Icon aria-hidden="true" className="size-3 shrink-0" />
        {OUTCOME_LABELS[step.outcome]}
      </span>
      <div className="min-w-0 flex-1 text-ink">
        <Cited citations={step.citations} onCite={onCite}>
          {step.text}
        </Cited>
        {step.note && <span className="text-ink-muted [overflow-wrap:anywhere]"> {step.note}</span>}
      </div>
      <span className="hidden shrink-0 text-xs/5 text-ink-subtle sm:inline">
        {showBy && `${step.by}, `}
        <RelativeTime at={step.at} />
      </span>
    </li>
  )
}

type LastMessagesProps = { messages: Snapshot['lastMessages']; onCite: OnCite }

function LastMessages({ messages, onCite }: LastMessagesProps) {
  return (
    <ul className="mt-1 space-y-1">
      {messages.map(message => (
        <li key={`${message.at} ${message.citations[0]?.id}`} className="flex min-w-0 flex-wrap gap-x-2">
          <span className="shrink-0 text-xs/6 text-ink-subtle">
            {message.author} ({ROLE_LABELS[message.role].toLowerCase()}), <RelativeTime at={message.at} />
          </span>
          <div className="line-clamp-2 min-w-0 flex-1 basis-72 text-ink">
            <Cited citations={message.citations} onCite={onCite}>
              {message.text}
            </Cited>
          </div>
        </li>
      ))}
    </ul>
  )
}

type FactsProps = { title: string; facts: Snapshot['ruledOut']; onCite: OnCite }

function Facts({ title, facts, onCite }: FactsProps) {
  if (facts.length === 0) return null
  return (
    <div>
      <h4 className="text-xs font-medium text-ink-subtle">{title}</h4>
      <ul className="list-disc pl-4 text-ink marker:text-ink-subtle">
        {facts.map(fact => (
          <li key={`${fact.text} ${fact.citations[0]?.id}`}>
            <Cited citations={fact.citations} onCite={onCite}>
              {fact.text}
            </Cited>
          </li>
        ))}
      </ul>
    </div>
  )
}
