import type { UseQueryResult } from '@tanstack/react-query'
import { Printer } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Range } from '../../../../shared/contract/analytics.ts'
import { Button } from '../../../ui/button.tsx'
import { LoadingState } from '../../../ui/loading-state.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import type { PeriodView } from '../api.ts'
import { FailedView, periodErrors } from './failed-view.tsx'
import { PeriodLinks } from './period-links.tsx'

type PeriodPageProps<T> = {
  title: string
  description: string
  view: PeriodView
  found: UseQueryResult<T>
  loading: { label: string; rows: number }
  failed: string
  children: (data: T) => ReactNode
}

/** A page about a period: its days to choose, what was found of them, and a way to print it. */
export function PeriodPage<T extends { range: Range }>({
  title,
  description,
  view,
  found: { data, error, isFetching, refetch },
  loading,
  failed,
  children,
}: PeriodPageProps<T>) {
  return (
    <>
      <PageHeader
        title={title}
        description={description}
        actions={
          <Button icon={Printer} onClick={() => window.print()} className="print:hidden">
            Print
          </Button>
        }
      />
      <PeriodLinks view={view} range={error ? undefined : data?.range} errors={periodErrors(error)} />
      {error && (!data || isFetching === false) ? (
        <FailedView title={failed} error={error} onRetry={() => void refetch()} retrying={isFetching} />
      ) : data ? (
        children(data)
      ) : (
        <LoadingState {...loading} shape="card" />
      )}
    </>
  )
}
