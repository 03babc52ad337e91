import * as z from 'zod/mini';
import { instantOfDate, readDate } from '../domain/case/parse-date.ts';
import { ALERT_CAUSES, ALERT_OUTCOMES, EVIDENCE_KINDS, GRADES, VETO_CAUSES } from '../domain/shared/codes.ts';
import { inputError } from '../domain/shared/input-error.ts';
import type { Instant } from '../domain/shared/instant.ts';
import type { InputError, Result } from '../domain/shared/result.ts';
import { AnswersInput, COMMENT_MAX } from './answers.ts';
import { INBOUND_LIMIT } from './inbound-sms.ts';
import type { Allowed } from './input-errors.ts';
import { inputErrors } from './input-errors.ts';

/*
 * The lines of events.jsonl: what happened in a recorded year, one JSON object a line. Here only the shapes; whether a case
 * exists, a veto is founded or an alert is there is decided where the event is played.
 */

const LINE_MAX = 100_000;

/** What the checks below allow, by the message that they give. */
const RULES: Readonly<Record<string, Allowed>> = {
  moment: {
    zh: '应为带时区的 ISO 8601 时间,1990 至 2100 年,如 2025-03-01T09:00:00+08:00',
    en: 'must be an ISO 8601 time with zone, 1990 to 2100, such as 2025-03-01T09:00:00+08:00',
  },
  row: { zh: '应为对象 {…},字段如结案表的列', en: 'must be an object {…} with the columns of closings as fields' },
  outcome: { zh: 'action 为 resolve 时必填,为 contact 时应为空', en: 'must be there when action is resolve, and only then' },
  note: {
    zh: 'action 为 resolve 时必填,写明查明和处理的情况',
    en: 'must be there when action is resolve: what was found and done',
  },
};

const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));

const at = z.pipe(
  z.string(),
  z.transform((written, context): Instant => {
    const date = /^\d{4}-\d{2}-\d{2}[T ]/i.test(written) ? readDate(written) : undefined;
    if (date?.offsetMinutes !== undefined) return instantOfDate(date, 'UTC');
    context.issues.push({ code: 'custom', input: written, message: 'moment' });
    return z.NEVER;
  }),
);
const caseNo = text(64);
const id = text(128);
const lawyerId = text(32);
const centreId = text(32);
const by = text(64);
const words = text(1000);
const note = z.optional(z.string().check(z.maxLength(1000)));
const comment = z.optional(z.string().check(z.maxLength(COMMENT_MAX)));
const year = z.int().check(z.gte(1990), z.lte(2100));
const row = z.custom<Readonly<Record<string, unknown>>>(
  (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value),
  { error: 'row' },
);

const SCHEMAS = {
  closing: z.strictObject({ at, type: z.literal('closing'), row }),
  reopened: z.strictObject({ at, type: z.literal('reopened'), caseNo }),
  reply: z.strictObject({ at, type: z.literal('reply'), from: text(32), body: z.string().check(z.maxLength(INBOUND_LIMIT)), id }),
  web: z.strictObject({ at, type: z.literal('web'), caseNo, answers: AnswersInput, comment }),
  phone: z.strictObject({ at, type: z.literal('phone'), caseNo, answers: AnswersInput, comment, by }),
  delivery: z.strictObject({
    at,
    type: z.literal('delivery'),
    caseNo,
    status: z.literal(['sent', 'delivered', 'failed', 'unknown']),
  }),
  evidence: z.strictObject({
    at,
    type: z.literal('evidence'),
    id,
    lawyerId,
    centreId,
    kind: z.literal(EVIDENCE_KINDS),
    score: z.optional(z.number().check(z.gte(0), z.lte(100))),
    grade: z.optional(z.literal(GRADES)),
    cause: z.optional(z.literal(VETO_CAUSES)),
    year: z.optional(year),
    fact: z.optional(text(200)),
    raisedBy: z.optional(by),
    by: z.optional(by),
    note,
  }),
  'evidence-withdrawn': z.strictObject({ at, type: z.literal('evidence-withdrawn'), id, reason: words, by }),
  alert: z
    .strictObject({
      at,
      type: z.literal('alert'),
      caseNo,
      cause: z.literal(ALERT_CAUSES),
      action: z.literal(['contact', 'resolve']),
      outcome: z.optional(z.literal(ALERT_OUTCOMES)),
      note,
      by,
    })
    .check(
      z.refine(({ action, outcome }) => (action === 'resolve') === (outcome !== undefined), {
        error: 'outcome',
        path: ['outcome'],
      }),
      z.refine(({ action, note: said = '' }) => action === 'contact' || said.trim() !== '', { error: 'note', path: ['note'] }),
    ),
  void: z.strictObject({ at, type: z.literal('void'), caseNo, reason: words, by }),
  target: z.strictObject({
    at,
    type: z.literal('target'),
    lawyerId: z.optional(lawyerId),
    centreId,
    year,
    target: z.int().check(z.gte(1), z.lte(10_000)),
  }),
};

type Schemas = typeof SCHEMAS;
export type ReplayEventType = keyof Schemas;
/** One event of a type; `at` is read. */
export type ReplayEventOf<T extends ReplayEventType> = z.infer<Schemas[T]>;
export type ReplayEvent = { [T in ReplayEventType]: ReplayEventOf<T> }[ReplayEventType];

const TYPES = Object.keys(SCHEMAS) as ReplayEventType[];

/** Reads one line of events.jsonl; names every field that is wrong. */
export const parseReplayEvent = (line: string): Result<ReplayEvent, readonly InputError[]> => {
  if (line.length > LINE_MAX) {
    return failed('', line, { zh: `一行最多 ${LINE_MAX} 个字符`, en: `a line has at most ${LINE_MAX} characters` });
  }
  const input = parseJson(line);
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return failed('', line, { zh: '应为 JSON 对象 {…},一行一个', en: 'must be a JSON object {…}, one a line' });
  }
  const type = TYPES.find((known) => 'type' in input && input.type === known);
  if (type === undefined) {
    const given = 'type' in input ? input.type : undefined;
    return failed('type', given, { zh: `应为以下之一:${TYPES.join('、')}`, en: `must be one of ${TYPES.join(', ')}` });
  }
  const parsed = SCHEMAS[type].safeParse(input);
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, error: inputErrors(parsed.error.issues, input, RULES) };
};

const failed = (field: string, value: unknown, { zh, en }: Allowed): Result<never, readonly InputError[]> => ({
  ok: false,
  error: [inputError(field, value, zh, en)],
});

/** `undefined` for what is no JSON. */
const parseJson = (line: string): unknown => {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
};
