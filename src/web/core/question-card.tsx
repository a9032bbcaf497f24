import type { FlowQuestion } from '../../shared/contract/flows.ts'
import { Button } from '../ui/button.tsx'

type QuestionCardProps = { question: FlowQuestion; onAnswer: (answer: string) => void }

/** A question that the flow goes on from; an answer is one press. */
export function QuestionCard({ question, onAnswer }: QuestionCardProps) {
  return (
    <fieldset className="min-w-0 space-y-2 rounded-md border border-line bg-raised px-3 py-2.5">
      <legend className="float-left w-full text-sm font-medium wrap-anywhere text-ink">
        {question.text}
      </legend>
      {question.why && <p className="clear-both text-sm wrap-anywhere text-ink-muted">{question.why}</p>}
      <div className="clear-both flex flex-wrap gap-1.5">
        {question.answers.map((answer, index) => (
          <Button
            key={answer}
            size="sm"
            {...(index === 0 && { 'data-next': '' })}
            className="h-auto! min-h-7 max-w-full shrink! py-1 text-left whitespace-normal! pointer-coarse:min-h-10"
            onClick={() => onAnswer(answer)}
          >
            {answer}
          </Button>
        ))}
      </div>
    </fieldset>
  )
}
