'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { Dialog } from '../../ui/Dialog.tsx'
import { CopyButton } from './CopyButton.tsx'

type RecoveryCodesDialogProps = { codes: string[]; onClose: () => void }

/** They are shown this once, so the dialog closes only when the user says that he kept them. */
export const RecoveryCodesDialog = ({ codes, onClose }: RecoveryCodesDialogProps) => {
  const [isKept, setIsKept] = useState(false)
  const text = codes.join('\n')
  return (
    <Dialog
      footer={
        <Button disabled={!isKept} margin={false} onClick={onClose} type="button">
          Done
        </Button>
      }
      isBusy={!isKept}
      onClose={onClose}
      title="Your recovery codes"
    >
      <p>Each gets you in once when the phone is gone. They are shown only now: keep them where the phone is not.</p>
      <ol className="fh-recovery">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="fh-recovery__ways">
        <CopyButton text={text} what="the recovery codes" />
        <a
          className="fh-link"
          download="freehold-recovery-codes.txt"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(`Freehold recovery codes\n\n${text}\n`)}`}
        >
          Download
        </a>
        <button className="fh-link" onClick={() => window.print()} type="button">
          Print
        </button>
      </div>
      <label className="fh-check">
        <input checked={isKept} onChange={({ target }) => setIsKept(target.checked)} type="checkbox" />
        <span>I have kept them</span>
      </label>
    </Dialog>
  )
}
