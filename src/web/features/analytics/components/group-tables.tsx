import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { EscalationFigures, Groups } from '../../../../shared/contract/analytics.ts'
import { Card } from '../../../ui/card.tsx'
import { useView } from '../view.ts'
import { intervalWords, medianWords } from '../words.ts'
import { Table } from './table.tsx'

type GroupTablesProps = {
  figures: Pick<EscalationFigures, 'clients' | 'categories' | 'engineers' | 'namesShown'>
  /** The switch of names, for who may use it. */
  namesSwitch: ReactNode
}

/** The figures by client, engineer and category. There are more categories than the others have rows. */
export function GroupTables({
  figures: { clients, categories, engineers, namesShown },
  namesSwitch,
}: GroupTablesProps) {
  return (
    <>
      <div className="space-y-4">
        <GroupTable title="By client" by="client" groups={clients} />
        <GroupTable title="By engineer" by="engineer" groups={engineers}>
          <div className="border-t border-line px-4 py-3 text-xs text-ink-subtle">
            {!namesShown && <p>Names are switched off: engineers are numbered by how much they claimed.</p>}
            {namesSwitch}
          </div>
        </GroupTable>
      </div>
      <GroupTable title="By category" by="category" groups={categories} />
    </>
  )
}

type GroupTableProps = {
  title: string
  by: 'client' | 'category' | 'engineer'
  groups: Groups
  children?: ReactNode
}

function GroupTable({ title, by, groups: { groups, others }, children }: GroupTableProps) {
  const { linkTo } = useView()
  // What has no name is asked for by an empty one; an engineer without a name is a switched off one.
  const address = (key: string | null) =>
    key !== null ? linkTo({ [by]: key }) : by === 'engineer' ? null : linkTo({ [by]: '' })
  return (
    <Card title={title} flush className="break-inside-avoid">
      {groups.length === 0 ? (
        <p className="px-4 py-3 text-sm text-ink-muted">None in these days.</p>
      ) : (
        <Table
          caption={title}
          head={['', 'Escalations', 'n', 'Median to first action']}
          rows={groups.map(({ key, label, escalations, timeToFirstAction: figure }) => {
            const to = address(key)
            return {
              key: key ?? label,
              cells: [
                to ? (
                  <Link key="name" to={to} className="link wrap-anywhere">
                    {label}
                  </Link>
                ) : (
                  label
                ),
                escalations,
                figure.n,
                <div key="median" className="whitespace-normal sm:whitespace-nowrap">
                  {medianWords(figure)}
                  {figure.status === 'ok' && (
                    <span className="block text-xs text-ink-subtle">
                      95 %: {intervalWords(figure.low, figure.high)}
                    </span>
                  )}
                </div>,
              ],
            }
          })}
        />
      )}
      {others.groups > 0 && (
        <p className="border-t border-line px-4 py-2 text-xs text-ink-subtle">
          {others.groups} more with {others.escalations} escalations together.
        </p>
      )}
      {children}
    </Card>
  )
}
