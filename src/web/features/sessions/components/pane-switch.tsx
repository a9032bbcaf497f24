export type Pane = 'conversation' | 'steps'

type PaneSwitchProps = { pane: Pane; steps: number; onChange: (pane: Pane) => void }

/** Chooses the pane on a screen that has no room for both. */
export function PaneSwitch({ pane, steps, onChange }: PaneSwitchProps) {
  const label = { conversation: 'Conversation', steps: `Steps (${steps})` }
  return (
    <fieldset aria-label="Show" className="flex border-b border-line lg:hidden">
      {(['conversation', 'steps'] as const).map(choice => (
        <button
          key={choice}
          type="button"
          aria-pressed={choice === pane}
          onClick={() => onChange(choice)}
          className="h-10 flex-1 border-b-2 border-transparent text-sm font-medium text-ink-muted focus-visible:-outline-offset-2 aria-pressed:border-accent-text aria-pressed:text-ink pointer-coarse:h-11"
        >
          {label[choice]}
        </button>
      ))}
    </fieldset>
  )
}
