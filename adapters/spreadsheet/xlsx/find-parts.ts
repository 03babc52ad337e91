import { posix } from 'node:path';
import { UnreadableFile } from '../table.ts';
import type { PackageParts } from './package-parts.ts';
import { damaged } from './package-parts.ts';
import { localName, readXml } from './read-xml.ts';

/** Where the first visible sheet and what it refers to lie in the package. */
export interface SheetParts {
  readonly sheet: string;
  readonly strings: string | undefined;
  readonly styles: string | undefined;
  /** Dates count from 1904, as old Macintosh files have it, not from 1900. */
  readonly from1904: boolean;
}

/** @throws UnreadableFile when there is no sheet of cells */
export const findParts = async (parts: PackageParts): Promise<SheetParts> => {
  const [workbook] = (await readRelations(parts, '')).filter(({ type }) => type === 'officeDocument');
  if (!workbook) throw damaged('no workbook');
  const relations = await readRelations(parts, workbook.part);
  const { sheetIds, from1904 } = await readWorkbook(parts, workbook.part);
  const sheets = sheetIds.map((id) => relations.find((relation) => relation.id === id));
  const sheet = sheets.find((relation) => relation?.type === 'worksheet');
  if (!sheet) throw new UnreadableFile('文件里没有可见的工作表', 'the file has no visible sheet');
  const partOf = (type: string): string | undefined => relations.find((relation) => relation.type === type)?.part;
  return { sheet: sheet.part, strings: partOf('sharedStrings'), styles: partOf('styles'), from1904 };
};

interface Relation {
  readonly id: string;
  /** Last word of the type's address: the two editions of the standard differ in what stands before it. */
  readonly type: string;
  readonly part: string;
}

/** Relations of a part, or of the package (`''`). What lies outside the file is left out: nothing is ever fetched. */
const readRelations = async (parts: PackageParts, part: string): Promise<readonly Relation[]> => {
  const { dir, base } = posix.parse(part);
  const relations: Relation[] = [];
  await readXml(parts.read(posix.join(dir, '_rels', `${base}.rels`)), {
    open: (name, { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode }) => {
      if (name !== 'Relationship' || mode === 'External') return;
      relations.push({ id, type: posix.basename(type), part: posix.resolve('/', dir, target).slice(1) });
    },
  });
  return relations;
};

/** Relation ids of the visible sheets, in the order of their tabs. */
const readWorkbook = async (parts: PackageParts, part: string): Promise<{ sheetIds: string[]; from1904: boolean }> => {
  const sheetIds: string[] = [];
  let from1904 = false;
  await readXml(parts.read(part), {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name !== 'sheet' || (attributes['state'] ?? 'visible') !== 'visible') return;
      const [, id = ''] = Object.entries(attributes).find(([key]) => key.includes(':') && localName(key) === 'id') ?? [];
      sheetIds.push(id);
    },
  });
  return { sheetIds, from1904 };
};
