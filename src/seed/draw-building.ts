import sharp from 'sharp'

export type Drawing = { floors: number; columns: number; hue: 'green' | 'sand' | 'brick' | 'blue'; isNight?: boolean }

type Colour = readonly [red: number, green: number, blue: number]

const width = 960
const height = 640
const walls: Record<Drawing['hue'], Colour> = {
  green: [124, 158, 140],
  sand: [214, 190, 150],
  brick: [176, 108, 84],
  blue: [120, 146, 178],
}

/** A picture of a house, drawn here so that the demo needs no file of anybody's. JPEG, 960 x 640. */
export const drawBuilding = async ({ floors, columns, hue, isNight = false }: Drawing): Promise<Buffer> => {
  const pixels = Buffer.alloc(width * height * 3)
  const [left, right] = [Math.round(width * 0.2), Math.round(width * 0.8)]
  const ground = Math.round(height * 0.86)
  const top = Math.max(60, ground - floors * 88)
  const [cellWidth, cellHeight] = [(right - left) / columns, (ground - top) / floors]
  const colourAt = (x: number, y: number): Colour => {
    if (y >= ground) return isNight ? [40, 52, 44] : [120, 150, 98]
    if (x < left || x >= right || y < top) return skyAt(y / ground, isNight)
    const [column, floor] = [Math.floor((x - left) / cellWidth), Math.floor((y - top) / cellHeight)]
    const [inX, inY] = [((x - left) % cellWidth) / cellWidth, ((y - top) % cellHeight) / cellHeight]
    const isDoor = floor === floors - 1 && column === Math.floor(columns / 2)
    if (isDoor && inX > 0.3 && inX < 0.7 && inY > 0.25) return [82, 62, 48]
    if (inX > 0.22 && inX < 0.78 && inY > 0.25 && inY < 0.75 && !isDoor)
      return isNight && (column * 7 + floor * 5) % 3 ? [246, 214, 140] : [74, 98, 116]
    return inY > 0.94 ? shade(walls[hue], 0.8) : walls[hue]
  }
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) pixels.set(colourAt(x, y), (y * width + x) * 3)
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 82 })
    .toBuffer()
}

const skyAt = (share: number, isNight: boolean): Colour =>
  isNight ? [20 + 30 * share, 28 + 34 * share, 60 + 50 * share] : [140 + 90 * share, 190 + 45 * share, 232]

const shade = ([red, green, blue]: Colour, by: number): Colour => [red * by, green * by, blue * by]
