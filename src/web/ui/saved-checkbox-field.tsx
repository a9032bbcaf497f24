import { type ComponentProps, useState } from 'react'
import { CheckboxField } from './checkbox-field.tsx'

type SavedCheckboxFieldProps = Omit<ComponentProps<typeof CheckboxField>, 'checked' | 'onChange'> & {
  saved: boolean
  /** Saves the choice; `onSettled` when it was saved or refused. */
  onSave: (checked: boolean, settle: { onSettled: () => void }) => void
}

/** A yes or no that is saved when it is clicked. What was clicked shows at once, before anything is on its way. */
export function SavedCheckboxField({ saved, onSave, ...field }: SavedCheckboxFieldProps) {
  const [wanted, setWanted] = useState<boolean>()
  return (
    <CheckboxField
      {...field}
      checked={wanted ?? saved}
      onChange={({ target: { checked } }) => {
        setWanted(checked)
        onSave(checked, { onSettled: () => setWanted(undefined) })
      }}
    />
  )
}
