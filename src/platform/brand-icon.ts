/** The mark of the product, for tabs of browsers. */
export const brandIcon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">' +
  '<path fill="#1f6f5c" d="M16 2.5 29 13v14.5a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V13z"/>' +
  '<path fill="#fff" d="M16 12a4 4 0 0 1 2.1 7.4l1.3 5.6h-6.8l1.3-5.6A4 4 0 0 1 16 12z"/></svg>'
