import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readTable } from '../../adapters/spreadsheet/read-table.ts';
import type { TableRow } from '../../adapters/spreadsheet/table.ts';
import { parsePolicy } from '../../contracts/policy.ts';
import { parseReplayEvent } from '../../contracts/replay-event.ts';
import type { ReplayEvent } from '../../contracts/replay-event.ts';
import type { Centre } from '../../domain/case/centre.ts';
import type { Closing } from '../../domain/case/closing.ts';
import { CLOSING_TABLE, missingRequiredColumns, unknownColumns } from '../../domain/case/columns.ts';
import { centresOf, parseCentres } from '../../domain/case/parse-centres.ts';
import { parseClosing } from '../../domain/case/parse-closing.ts';
import { GRADES } from '../../domain/shared/codes.ts';
import type { Grade } from '../../domain/shared/codes.ts';
import type { ReplayOptions } from './options.ts';
import type { Rejection } from './rejection.ts';
import { rejections, UnusableInput } from './rejection.ts';

/** A recorded closing or event, with its place in its file. */
export interface Recorded<T> {
  readonly source: string;
  readonly row: number;
  readonly item: T;
}

/** A closing that passed the checks, with the row as it came: that is what the system gets. */
export interface RecordedClosing {
  readonly closing: Closing;
  readonly cells: Readonly<Record<string, unknown>>;
}

export interface LastYearGrade {
  readonly centreId: string;
  readonly lawyerId: string;
  readonly grade: Grade | undefined;
}

export interface ReplayInputs {
  readonly centres: ReadonlyMap<string, Centre>;
  readonly closings: readonly Recorded<RecordedClosing>[];
  readonly events: readonly Recorded<ReplayEvent>[];
  /** The policy document as given; checked. */
  readonly policy: unknown;
  readonly lastYear: readonly LastYearGrade[];
  readonly rejected: readonly Rejection[];
  /** What the reader should know, but which is no error. */
  readonly notices: readonly string[];
}

/** Reads and checks everything a replay is given. @throws UnusableInput */
export const readInputs = async (options: ReplayOptions): Promise<ReplayInputs> => {
  const policy = options.policy === undefined ? {} : readPolicy(options.policy);
  const rejected: Rejection[] = [];
  const table = await readRows(options.closings, rejected);
  const missing = missingRequiredColumns(table.headers, CLOSING_TABLE);
  if (missing.length > 0) {
    throw new UnusableInput(`${options.closings} 缺少列 ${missing.join('、')} / columns missing: ${missing.join(', ')}`);
  }
  const events = options.events === undefined ? [] : readEvents(options.events, rejected);
  const centres = await readCentres(options, table.rows, events, rejected);
  const source = basename(options.closings);
  const closings = table.rows.flatMap(({ line, cells }): Recorded<RecordedClosing>[] => {
    const parsed = parseClosing(cells, centres);
    if (parsed.ok) return [{ source, row: line, item: { closing: parsed.value, cells } }];
    rejected.push(...rejections(source, line, parsed.error));
    return [];
  });
  const unknown = unknownColumns(table.headers, CLOSING_TABLE);
  return {
    centres,
    closings,
    events,
    policy,
    lastYear: options.lastYear === undefined ? [] : await readLastYear(options.lastYear, rejected),
    rejected,
    notices: unknown.length === 0 ? [] : [`${source}: 不认识的列没有读 / columns not read: ${unknown.join(', ')}`],
  };
};

const readFile = (path: string): Buffer => {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'error';
    throw new UnusableInput(`无法读取文件 / cannot read the file: ${path} (${code})`);
  }
};

const readRows = async (
  path: string,
  rejected: Rejection[],
): Promise<{ headers: readonly string[]; rows: readonly TableRow[] }> => {
  const source = basename(path);
  const table = await readTable(readFile(path), source);
  if (!table.ok) throw new UnusableInput(`${table.error.zh} / ${table.error.en}`);
  for (const error of table.value.rowErrors) rejected.push(...rejections(source, error.line, [error]));
  return table.value;
};

const readEvents = (path: string, rejected: Rejection[]): Recorded<ReplayEvent>[] => {
  const source = basename(path);
  const text = readFile(path)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
  return text.split(/\r?\n/).flatMap((line, index): Recorded<ReplayEvent>[] => {
    if (line.trim() === '') return [];
    const parsed = parseReplayEvent(line);
    if (parsed.ok) return [{ source, row: index + 1, item: parsed.value }];
    rejected.push(...rejections(source, index + 1, parsed.error));
    return [];
  });
};

const readCentres = async (
  { centres }: ReplayOptions,
  closings: readonly TableRow[],
  events: readonly Recorded<ReplayEvent>[],
  rejected: Rejection[],
): Promise<ReadonlyMap<string, Centre>> => {
  if (centres === undefined) {
    const fromEvents = events.flatMap(({ item }) => (item.type === 'closing' ? [item.row] : []));
    return centresOf([...closings.map(({ cells }) => cells), ...fromEvents]);
  }
  const table = await readRows(centres, rejected);
  const parsed = parseCentres(table.rows);
  for (const error of parsed.errors) rejected.push(...rejections(basename(centres), error.line, [error]));
  if (parsed.centres.size === 0) throw new UnusableInput(`${centres} 没有可用的机构 / no usable centre`);
  return parsed.centres;
};

const readPolicy = (path: string): unknown => {
  const text = readFile(path)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw new UnusableInput(`${path} 不是 JSON / is not JSON`);
  }
  const policy = parsePolicy(document);
  if (policy.ok) return document;
  const reasons = policy.error.map(({ column, message }) => `${column}: ${message.zh} / ${message.en}`);
  throw new UnusableInput(`${path} 不能用作考核办法 / cannot be used as a policy: ${reasons.join('; ')}`);
};

const readLastYear = async (path: string, rejected: Rejection[]): Promise<LastYearGrade[]> => {
  const { headers, rows } = await readRows(path, rejected);
  const missing = ['centre_id', 'lawyer_id', 'grade'].filter((name) => !headers.includes(name));
  if (missing.length > 0) throw new UnusableInput(`${path} 缺少列 / columns missing: ${missing.join(', ')}`);
  return rows.flatMap(({ line, cells }): LastYearGrade[] => {
    const { centre_id: centreId = '', lawyer_id: lawyerId = '', grade: given = '' } = cells;
    const grade = GRADES.find((known) => known === given);
    if (grade === undefined && given !== '') {
      const message = { zh: `应为空或 ${GRADES.join('、')}`, en: `must be empty or one of ${GRADES.join(', ')}` };
      rejected.push(...rejections(basename(path), line, [{ column: 'grade', value: given, message }]));
      return [];
    }
    return [{ centreId, lawyerId, grade }];
  });
};
