import type { CellParser } from './cell.ts';
import { codeOf, freeText, identifier } from './cell.ts';
import type { Centre } from './centre.ts';
import type { CentreColumn } from './columns.ts';
import { CENTRE_HEADERS, CLOSING_TABLE } from './columns.ts';
import { ID_MAX, NAME_MAX } from './parse-closing.ts';
import type { Row, RowError, RowReader } from './row-reader.ts';
import { rowReader } from './row-reader.ts';
import { LEVEL_TERMS } from './terms.ts';

export interface ParsedCentres {
  readonly centres: ReadonlyMap<string, Centre>;
  /** What is wrong with the rows that gave no centre, in the order of the rows. */
  readonly errors: readonly RowError[];
}

const DEFAULT_ZONE = 'Asia/Shanghai';
/** A longer signature would push the first text over one segment. */
const SIGN_MAX = 10;

/**
 * Reads the tree of centres: `centre_id`, `name`, `level`, `parent_id` (empty at the top), `zone` (empty: Asia/Shanghai) and
 * `sign` (optional). A centre whose parents do not lead up to a top is refused with all below it, since nobody could say who
 * may see them.
 */
export const parseCentres = (rows: readonly { readonly line: number; readonly cells: Row }[]): ParsedCentres => {
  const read = rows.map(({ line, cells }) => ({ line, cells: rowReader(cells, CENTRE_HEADERS) }));
  const placed = new Map<string, { readonly centre: Centre; readonly cells: RowReader<CentreColumn> }>();
  for (const { cells } of read) {
    const centre = readCentre(cells);
    if (centre === undefined) continue;
    if (placed.has(centre.id)) cells.refuse('centre_id', TWICE);
    else placed.set(centre.id, { centre, cells });
  }
  const known = leadingUp(new Map([...placed].map(([id, { centre }]) => [id, centre.parentId])));
  for (const { centre, cells } of placed.values()) if (!known.has(centre.id)) cells.refuse('parent_id', NO_WAY_UP);
  return {
    centres: new Map([...placed].filter(([id]) => known.has(id)).map(([id, { centre }]) => [id, centre])),
    errors: read.flatMap(({ line, cells }) => cells.errors.map((error) => ({ line, ...error }))),
  };
};

const TWICE = { zh: '机构代码重复,应各不相同', en: 'stands here twice; ids must differ' };
const NO_WAY_UP = {
  zh: '应为本表中的机构,且逐级上溯能到最上级(不能循环)',
  en: 'must be a centre of this table whose parents lead up to the top, not in a circle',
};

const readCentre = (cells: RowReader<CentreColumn>): Centre | undefined => {
  const id = cells.required('centre_id', identifier(ID_MAX));
  const name = cells.required('name', freeText(NAME_MAX));
  const level = cells.required('level', levelCode);
  const parentId = cells.optional('parent_id', identifier(ID_MAX));
  const zone = cells.optional('zone', zoneName) ?? DEFAULT_ZONE;
  const sign = cells.optional('sign', freeText(SIGN_MAX));
  if (id === undefined || name === undefined || level === undefined || cells.errors.length > 0) return undefined;
  return { id, name, level, ...(parentId !== undefined && { parentId }), zone, ...(sign !== undefined && { sign }) };
};

const levelCode = codeOf(LEVEL_TERMS);

/** An offset such as `+08:00` is no zone: it knows no clock changes. */
const zoneName: CellParser<string> = (text) =>
  /^[a-z]/i.test(text) && isZone(text)
    ? { ok: true, value: text }
    : { ok: false, error: { zh: '应为 IANA 时区名,如 Asia/Shanghai', en: 'must be an IANA time zone such as Asia/Shanghai' } };

/** The runtime tells an unknown zone only by throwing. */
const isZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/** The ids from which parents lead up to a top, each walked once however deep the tree. */
const leadingUp = (parents: ReadonlyMap<string, string | undefined>): ReadonlySet<string> => {
  const leads = new Map<string, boolean>();
  for (const id of parents.keys()) {
    const path = new Set<string>();
    let at: string | undefined = id;
    while (at !== undefined && parents.has(at) && !leads.has(at) && !path.has(at)) {
      path.add(at);
      at = parents.get(at);
    }
    const isGood = at === undefined || leads.get(at) === true;
    for (const step of path) leads.set(step, isGood);
  }
  return new Set([...leads].filter(([, leadsUp]) => leadsUp).map(([id]) => id));
};

/** For closings without a table of centres: every centre they name, as a county named by its id, in Asia/Shanghai. */
export const centresOf = (rows: Iterable<Row>): ReadonlyMap<string, Centre> => {
  const centres = new Map<string, Centre>();
  for (const row of rows) {
    const id = rowReader(row, CLOSING_TABLE.headers).optional('centre_id', identifier(ID_MAX));
    if (id !== undefined) centres.set(id, { id, name: id, level: 'county', zone: DEFAULT_ZONE });
  }
  return centres;
};
