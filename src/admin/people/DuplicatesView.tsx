import type { AdminViewServerProps } from 'payload'
import { Duplicates } from './Duplicates.tsx'
import { PanelPage } from './PanelPage.tsx'

/** People who may be entered twice. */
export const DuplicatesView = (props: AdminViewServerProps) => (
  <PanelPage {...props} collection="people" path="/duplicates">
    <Duplicates />
  </PanelPage>
)
