import type { ReactNode, RefObject } from 'react'

type MapFrameProps = {
  container: RefObject<HTMLDivElement | null>
  label: string
  isReady: boolean
  isFailed: boolean
  isTall?: boolean
  children?: ReactNode
}

/** The place of a map, which is there before its code is. */
export const MapFrame = ({ container, label, isReady, isFailed, isTall = false, children }: MapFrameProps) => (
  <div className={`fh-map${isTall ? ' fh-map--tall' : ''}`}>
    <div aria-label={label} className="fh-map__canvas" ref={container} role="region" />
    {!isReady && (
      <p className="fh-map__note" role="status">
        {isFailed ? 'The map could not be opened. Reload the page.' : 'Opening the map…'}
      </p>
    )}
    {children}
  </div>
)
