import { useEffect } from 'react'

const PRODUCT = 'ResolutionFlow'
let pageTitle: string = PRODUCT

/** The title of the page that is shown, whatever the tab's title flashes just now. */
export const currentPageTitle = (): string => pageTitle

/** Names the tab after the page: `Queue · ResolutionFlow`. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    pageTitle = `${title} · ${PRODUCT}`
    document.title = pageTitle
  }, [title])
}
