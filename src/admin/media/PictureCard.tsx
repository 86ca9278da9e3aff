'use client'

import { Button } from '@payloadcms/ui'
import type { KeyboardEvent } from 'react'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { categories, type Picture, thumbPath } from './node.ts'

type PictureCardProps = {
  picture: Picture
  place: number
  count: number
  mayChange: boolean
  mayRemove: boolean
  isBusy: boolean
  onMove: (to: number) => void
  onDrag: (isDragged: boolean) => void
  onDrop: () => void
  onMain: () => void
  onEdit: () => void
  onRemove: () => void
}

/** A picture of a gallery. Its place is changed by dragging, by its arrows, or by the arrow keys with Alt. */
export const PictureCard = ({ picture, place, count, mayChange, mayRemove, isBusy, ...on }: PictureCardProps) => {
  const { title, alt, category, isMain, mimeType, url, variants } = picture
  const isImage = mimeType?.startsWith('image/') ?? false
  const name = title ?? 'Picture'
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!mayChange || !event.altKey) return
    const to = event.key === 'ArrowLeft' ? place - 1 : event.key === 'ArrowRight' ? place + 1 : undefined
    if (to === undefined) return
    event.preventDefault()
    on.onMove(to)
  }
  return (
    <li
      className="fh-picture"
      draggable={mayChange}
      onDragEnd={() => on.onDrag(false)}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) event.preventDefault()
      }}
      onDragStart={() => on.onDrag(true)}
      onDrop={(event) => {
        if (event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        on.onDrop()
      }}
      onKeyDown={onKeyDown}
    >
      <a className="fh-picture__frame" href={url} rel="noreferrer" target="_blank">
        {isImage ? (
          <img alt={alt || name} draggable={false} loading="lazy" src={thumbPath(picture)} />
        ) : (
          <span className="fh-quiet">PDF</span>
        )}
      </a>
      <div className="fh-picture__text">
        <span className="fh-picture__title" title={name}>
          {name}
        </span>
        <span className="fh-quiet">
          {categories[category]}
          {isImage && !alt ? ', no description' : ''}
        </span>
        {isMain && <StatusBadge text="Main picture" tone="good" />}
        {variants?.error && <span className="fh-picture__problem">Sizes failed: {variants.error}</span>}
      </div>
      <div className="fh-picture__actions">
        {mayChange && (
          <>
            <Button
              aria-label={`Move ${name} forward`}
              buttonStyle="secondary"
              disabled={isBusy || place === 0}
              margin={false}
              onClick={() => on.onMove(place - 1)}
              size="xsmall"
              type="button"
            >
              ←
            </Button>
            <Button
              aria-label={`Move ${name} back`}
              buttonStyle="secondary"
              disabled={isBusy || place === count - 1}
              margin={false}
              onClick={() => on.onMove(place + 1)}
              size="xsmall"
              type="button"
            >
              →
            </Button>
            <Button
              aria-label={`Edit ${name}`}
              buttonStyle="secondary"
              margin={false}
              onClick={on.onEdit}
              size="xsmall"
              type="button"
            >
              Edit
            </Button>
            {isImage && !isMain && (
              <Button
                aria-label={`Make ${name} the main picture`}
                buttonStyle="secondary"
                disabled={isBusy}
                margin={false}
                onClick={on.onMain}
                size="xsmall"
                type="button"
              >
                Make main
              </Button>
            )}
          </>
        )}
        {mayRemove && (
          <Button
            aria-label={`Remove ${name}`}
            buttonStyle="secondary"
            disabled={isBusy}
            margin={false}
            onClick={on.onRemove}
            size="xsmall"
            type="button"
          >
            Remove
          </Button>
        )}
      </div>
    </li>
  )
}
