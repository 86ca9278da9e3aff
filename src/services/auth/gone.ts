import { AppError } from '../../platform/errors.ts'

/** 410, the same for a ticket or a link that is used, too old or made up. */
export const gone = (message = 'This step has expired or is already done. Start again.'): AppError =>
  new AppError({ status: 410, code: 'GONE', message })
