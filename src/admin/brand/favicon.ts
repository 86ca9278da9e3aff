import { brandIcon } from '../../platform/brand-icon.ts'

/** For `admin.meta.icons`: needs no file and no request. */
export const favicon = {
  rel: 'icon',
  type: 'image/svg+xml',
  url: `data:image/svg+xml,${encodeURIComponent(brandIcon)}`,
}
