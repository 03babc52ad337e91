import { inputError } from '../../../domain/shared/input-error.ts';
import { Problem } from '../http.ts';
import type { HttpEvent } from '../http.ts';
import { queryOf } from './route.ts';

/** Entries of one answer: at most, of a table of lawyers, whose lines are short and of which all are wanted, and where no limit is named. */
export const MOST_ENTRIES = 200;
export const MOST_LAWYERS = 3000;
const USUAL_ENTRIES = 50;

/** As far as moments reach, before and after 1970. */
const FURTHEST_MS = 8.64e15;

/** Where an entry stands in its list: by time, and among those of one moment by name. */
export interface Position {
  readonly at: number;
  readonly name: string;
}

export interface Page<T> {
  readonly entries: readonly T[];
  /** Asks for the next page; the last one has none. */
  readonly after?: string;
}

/**
 * One page of a list, in the order of the positions: `limit` entries behind the one that `after` names. Entries that come, go
 * or change their place between two pages neither hide others nor show them twice.
 *
 * @throws Problem 400
 */
export const pageOf = <T>(
  event: HttpEvent,
  entries: readonly T[],
  positionOf: (entry: T) => Position,
  most = MOST_ENTRIES,
): Page<T> => {
  const [limit, after] = [limitOf(event, most), afterOf(event)];
  const listed = entries
    .map((entry) => ({ entry, position: positionOf(entry) }))
    .filter(({ position }) => after === undefined || order(position, after) > 0)
    .toSorted((a, b) => order(a.position, b.position));
  const page = listed.slice(0, limit);
  const last = page.at(-1);
  const next = last === undefined || listed.length === page.length ? {} : { after: written(last.position) };
  return { entries: page.map(({ entry }) => entry), ...next };
};

/** One of the words the query may name; `undefined` where it names none. @throws Problem 400 */
export const oneOfQuery = <T extends string>(event: HttpEvent, name: string, words: readonly T[]): T | undefined => {
  const value = queryOf(event, name);
  const word = words.find((known) => known === value);
  if (value === undefined || word !== undefined) return word;
  throw refused(name, value, `应为以下之一:${words.join('、')}`, `must be one of ${words.join(', ')}`);
};

/** The year of the query, which must name one. @throws Problem 400 */
export const yearOfQuery = (event: HttpEvent): number => {
  const year = queryOf(event, 'year');
  if (year !== undefined && /^(19|20)\d\d$/.test(year)) return Number(year);
  throw refused('year', year, '必填,应为四位年份,如 2025', 'must not be missing: a year of four digits, such as 2025');
};

/** A moment of the query, in milliseconds since 1970; `undefined` where it names none. @throws Problem 400 */
export const momentOfQuery = (event: HttpEvent, name: string): number | undefined => {
  const moment = queryOf(event, name);
  if (moment === undefined || /^\d{1,13}$/.test(moment)) return moment === undefined ? undefined : Number(moment);
  throw refused(name, moment, '应为 1970 年起的毫秒数', 'must be milliseconds since 1970');
};

/** Entries the query asks for. @throws Problem 400 */
export const limitOf = (event: HttpEvent, most = MOST_ENTRIES): number => {
  const limit = queryOf(event, 'limit') ?? String(USUAL_ENTRIES);
  if (/^[1-9]\d{0,3}$/.test(limit) && Number(limit) <= most) return Number(limit);
  throw refused('limit', limit, `应为 1 至 ${most}`, `must be 1 to ${most}`);
};

/** Where the page before ended. @throws Problem 400 */
export const afterOf = (event: HttpEvent): Position | undefined => {
  const after = queryOf(event, 'after');
  const [, at, name] = /^(-?\d{1,16})~(.{1,200})$/s.exec(Buffer.from(after ?? '', 'base64url').toString()) ?? [];
  if (at !== undefined && name !== undefined && Math.abs(Number(at)) <= FURTHEST_MS) return { at: Number(at), name };
  if (after === undefined) return undefined;
  throw refused('after', after, '应为上一页给出的 after', 'must be what the page before gave as after');
};

/** A position as the answer gives it, for the next page. */
export const written = ({ at, name }: Position): string => Buffer.from(`${at}~${name}`).toString('base64url');

const order = (a: Position, b: Position): number => {
  if (a.at !== b.at) return a.at - b.at;
  if (a.name === b.name) return 0;
  return a.name < b.name ? -1 : 1;
};

const refused = (name: string, value: string | undefined, zh: string, en: string): Problem =>
  new Problem(400, 'query is not as agreed 查询条件不合规定', [inputError(name, value, zh, en)]);
