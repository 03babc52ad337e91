import type { Refusal } from '../../domain/case/cell.ts';
import type { Result } from '../../domain/shared/result.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import type { Table } from './table.ts';
import { LIMITS, UnreadableFile } from './table.ts';

/** First bytes of a zip, which an XLSX is, and of the old .xls, which an XLSX with a password is as well. */
const ZIP = '504b0304';
const OLD_OR_ENCRYPTED = 'd0cf11e0';

/**
 * Reads a table from a file that somebody made: CSV in UTF-8 or GB18030, or XLSX. What it is is told by its content.
 *
 * @param name of the file, for messages
 * @returns    the table, or why none can be read from the file
 */
export const readTable = async (bytes: Buffer, name: string): Promise<Result<Table, Refusal>> => {
  try {
    return { ok: true, value: await tableOf(bytes) };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { ok: false, error: { zh: `${name}:${error.refusal.zh}`, en: `${name}: ${error.refusal.en}` } };
  }
};

const tableOf = (bytes: Buffer): Promise<Table> | Table => {
  if (bytes.length > LIMITS.fileBytes) {
    const megabytes = LIMITS.fileBytes / 1024 / 1024;
    throw new UnreadableFile(`文件超过 ${megabytes} MB,请拆成几个文件`, `the file is larger than ${megabytes} MB; split it`);
  }
  const start = bytes.toString('hex', 0, 4);
  if (start === ZIP) return readXlsx(bytes);
  if (start === OLD_OR_ENCRYPTED) {
    throw new UnreadableFile(
      '旧版 .xls 或加了密码的文件不能读,请去掉密码并另存为 .xlsx 或 .csv',
      'old .xls files and files with a password cannot be read; save it without password as .xlsx or .csv',
    );
  }
  return readCsv(bytes);
};
