import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of a zip; what it says of itself can be made a lie. */
export interface ZipEntry {
  readonly name: string;
  readonly content: string | Buffer;
  readonly claimedSize?: number;
}

/** A zip, made byte by byte, so that broken ones can be made too. */
export const zipOf = (entries: readonly ZipEntry[]): Buffer => {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claimedSize } of entries) {
    const raw = Buffer.from(content);
    const packed = deflateRawSync(raw);
    const file = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt16LE(0x21, 8);
    shared.writeUInt32LE(crc32(raw), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(claimedSize ?? raw.length, 18);
    shared.writeUInt16LE(file.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), shared, file, packed]);
    centrals.push(Buffer.from('504b01021400', 'hex'), shared, place, file);
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('504b0506', 'hex');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
};

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const relations = (...list: string[]): string => `<Relationships>${list.join('')}</Relationships>`;

export const relation = (id: string, type: string, target: string, more = ''): string =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}" ${more}/>`;

/** What a test says of a workbook; the rest is as Excel writes it. */
export interface WorkbookParts {
  /** Content of `sheetData`. */
  readonly rows?: string;
  /** Content of `sst`. */
  readonly strings?: string;
  /** Content of `styleSheet`. */
  readonly styles?: string;
  /** Content of `workbook`. */
  readonly workbook?: string;
  readonly workbookRelations?: string;
  /** Added, or taken instead of the part of the same name. */
  readonly entries?: readonly ZipEntry[];
}

export const entriesOf = (parts: WorkbookParts): ZipEntry[] => {
  const usual: ZipEntry[] = [
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: '_rels/.rels', content: relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      content: `<?xml version="1.0" encoding="UTF-8"?><workbook>${parts.workbook ?? '<sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets>'}</workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations(
        parts.workbookRelations ?? relation('rId1', 'worksheet', 'worksheets/sheet1.xml'),
        ...(parts.strings === undefined ? [] : [relation('rId8', 'sharedStrings', 'sharedStrings.xml')]),
        ...(parts.styles === undefined ? [] : [relation('rId9', 'styles', '/xl/styles.xml')]),
      ),
    },
    { name: 'xl/worksheets/sheet1.xml', content: `<worksheet><sheetData>${parts.rows ?? ''}</sheetData></worksheet>` },
    ...(parts.strings === undefined ? [] : [{ name: 'xl/sharedStrings.xml', content: `<sst>${parts.strings}</sst>` }]),
    ...(parts.styles === undefined ? [] : [{ name: 'xl/styles.xml', content: `<styleSheet>${parts.styles}</styleSheet>` }]),
  ];
  const own = parts.entries ?? [];
  return [...usual.filter(({ name }) => !own.some((entry) => entry.name === name)), ...own];
};

export const xlsxOf = (parts: WorkbookParts): Buffer => zipOf(entriesOf(parts));

/** A row of texts kept in the cells. */
export const textRow = (...texts: string[]): string =>
  `<row>${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
