import type { Refusal } from '../../domain/case/cell.ts';
import { missingRequiredColumns } from '../../domain/case/columns.ts';
import type { UploadKind } from '../../domain/shared/codes.ts';
import { UPLOAD_KINDS } from '../../domain/shared/codes.ts';
import type { Result } from '../../domain/shared/result.ts';
import type { UploadedFile, UploadedTable } from '../ports.ts';
import { closingRows } from './closing-rows.ts';
import { evidenceRows } from './evidence-rows.ts';
import { insidePhoneRows } from './inside-phone-rows.ts';
import { lawyerRows } from './lawyer-rows.ts';
import type { RowKind, UploadDeps } from './row-kind.ts';
import { targetRows } from './target-rows.ts';
import type { UploadPlace } from './upload-place.ts';
import { uploadPlace } from './upload-place.ts';

const KINDS: Readonly<Record<UploadKind, (deps: UploadDeps) => RowKind>> = {
  closings: closingRows,
  lawyers: lawyerRows,
  'inside-phones': insidePhoneRows,
  evidence: evidenceRows,
  targets: targetRows,
};

export interface OpenSpreadsheet {
  readonly place: UploadPlace;
  readonly kind: RowKind;
  readonly table: UploadedTable;
}

/** The file as a table of its kind, or why nothing in it can be taken. */
export const openSpreadsheet = async (
  deps: UploadDeps,
  key: string,
  file: UploadedFile,
): Promise<Result<OpenSpreadsheet, Refusal>> => {
  const place = uploadPlace(key);
  if (place === undefined) return { ok: false, error: WRONG_PLACE };
  if ((await deps.store.centre(place.centreId)) === undefined) return { ok: false, error: NO_CENTRE };
  if (!file.table.ok) return file.table;
  const table = file.table.value;
  const kind = KINDS[place.kind](deps);
  const missing = missingRequiredColumns(table.headers, kind.table);
  if (missing.length > 0) return { ok: false, error: lacking(missing, kind) };
  if (table.rows.length + table.rowErrors.length > kind.mostRows) return { ok: false, error: tooLong(kind) };
  return { ok: true, value: { place, kind, table } };
};

const WRONG_PLACE: Refusal = {
  zh: `应放在“种类/机构代码/”之下,种类为 ${UPLOAD_KINDS.join('、')} 之一`,
  en: `must lie under <kind>/<centre>/, the kind being one of ${UPLOAD_KINDS.join(', ')}`,
};
const NO_CENTRE: Refusal = { zh: '没有这个机构代码', en: 'no centre has this id' };

const lacking = (columns: readonly string[], { table }: RowKind): Refusal => {
  const named = columns.map((column) => [...table.headers].flatMap(([header, of]) => (of === column ? [header] : [])).join(' '));
  return { zh: `缺少列:${named.join('、')}`, en: `columns are missing: ${named.join(', ')}` };
};

const tooLong = ({ mostRows }: RowKind): Refusal => ({
  zh: `超过 ${mostRows} 行,请拆成几个文件`,
  en: `more than ${mostRows} rows; split the file`,
});
