import type { KeyboardEvent } from 'react'

/** Arrow keys walk over the boxes of the matrix: along a row, or to the same column of the next row that has one. */
export const moveFocus = (event: KeyboardEvent<HTMLElement>): void => {
  const box = event.target
  if (!(box instanceof HTMLInputElement) || box.type !== 'checkbox') return
  const target = targetOf(event.key, box, event.currentTarget)
  if (!target) return
  event.preventDefault()
  target.focus()
}

const targetOf = (key: string, box: HTMLInputElement, matrix: HTMLElement): HTMLInputElement | undefined => {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key]
  const row = box.closest('tr')
  if (!step || !row) return undefined
  if (key === 'ArrowRight' || key === 'ArrowLeft') {
    const boxes = boxesOf(row)
    return boxes[boxes.indexOf(box) + step]
  }
  const rows = [...matrix.querySelectorAll('tr')]
  for (let index = rows.indexOf(row) + step; rows[index]; index += step) {
    const found = boxesOf(rows[index] as HTMLElement).find(({ dataset }) => dataset.column === box.dataset.column)
    if (found) return found
  }
  return undefined
}

const boxesOf = (row: HTMLElement): HTMLInputElement[] => [
  ...row.querySelectorAll<HTMLInputElement>('input[type="checkbox"]:not(:disabled)'),
]
