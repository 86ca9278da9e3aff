/** A house whose door is a keyhole. Takes the accent colour of the theme. */
export const Mark = ({ size }: { size: number }) => (
  <svg aria-hidden="true" className="fh-mark" fill="none" height={size} viewBox="0 0 32 32" width={size}>
    <path className="fh-mark__house" d="M16 2.5 29 13v14.5a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V13z" />
    <path className="fh-mark__key" d="M16 12a4 4 0 0 1 2.1 7.4l1.3 5.6h-6.8l1.3-5.6A4 4 0 0 1 16 12z" />
  </svg>
)
