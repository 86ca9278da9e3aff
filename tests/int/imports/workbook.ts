import { deflateRawSync } from 'node:zlib'
import ExcelJS from 'exceljs'

/** A workbook of one sheet. */
export const workbookOf = async (rows: ExcelJS.CellValue[][]): Promise<Buffer> => {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('Data')
  for (const row of rows) sheet.addRow(row)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

type Part = { name: string; text: string | Buffer; /** what the directory says, if not the truth */ claimed?: number }

/** An archive of deflated parts whose directory may lie about their size. */
export const archiveOf = (parts: readonly Part[]): Buffer => {
  const chunks: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, text, claimed } of parts) {
    const data = Buffer.from(text)
    const packed = deflateRawSync(data)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(8, 4)
    shared.writeUInt32LE(packed.length, 14)
    shared.writeUInt32LE(claimed ?? data.length, 18)
    shared.writeUInt16LE(name.length, 22)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    chunks.push(Buffer.from('PK\u0003\u0004', 'latin1'), shared, Buffer.from(name), packed)
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), shared, tail, Buffer.from(name))
    offset += 30 + name.length + packed.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...chunks, list, end])
}

/** Sheet XML of two megabytes of nothing, a few hundred times. */
export const bomb = (): Buffer =>
  archiveOf([
    { name: 'xl/workbook.xml', text: '<workbook/>' },
    { name: 'xl/worksheets/sheet1.xml', text: Buffer.alloc(60 * 1024 * 1024, 0x20) },
  ])

/** Says that its parts are small, and unpacks to ten megabytes. */
export const lyingBomb = (): Buffer =>
  archiveOf([
    { name: 'xl/workbook.xml', text: '<workbook><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>' },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    },
    { name: 'xl/worksheets/sheet1.xml', text: Buffer.alloc(10 * 1024 * 1024, 0x20), claimed: 20_000 },
  ])
