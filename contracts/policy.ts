import * as z from 'zod/mini';
import { CASE_KINDS, GRADES } from '../domain/shared/codes.ts';
import type { Policy } from '../domain/shared/policy.ts';
import { DIMENSIONS, PRESETS } from '../domain/shared/policy.ts';
import type { PolicyDocument } from '../domain/shared/policy-document.ts';
import { layPolicy } from '../domain/shared/policy-document.ts';
import type { InputError, Result } from '../domain/shared/result.ts';
import { ContractError } from './checked.ts';
import { policyIssues } from './policy-issues.ts';

/*
 * A centre's policy as it is written down: part of a policy, JSON. Every field may be left out and no other may be there,
 * so that a misspelt one is not taken for a default. docs/policy.md says what each number means and where it comes from.
 */

const number = (min: number, max: number) => z.number().check(z.gte(min), z.lte(max));
const whole = (min: number, max: number) => z.int().check(z.gte(min), z.lte(max));
const points = () => number(0, 100);
const share = () => number(0, 1);
/** The same schema for each of some names, each optional. */
const each = <K extends string, S extends z.ZodMiniType>(names: readonly K[], schema: S) =>
  z.partial(z.strictObject(Object.fromEntries(names.map((name) => [name, schema])) as Record<K, S>));
const fields = <S extends z.core.$ZodLooseShape>(shape: S) => z.partial(z.strictObject(shape));

const CLOCK = '([01]\\d|2[0-3]):[0-5]\\d';

const followUp = fields({
  waitHours: number(0, 2160),
  consultationWaitHours: number(0, 2160),
  windowFrom: z.string().check(z.regex(new RegExp(`^${CLOCK}$`))),
  windowTo: z.string().check(z.regex(new RegExp(`^(${CLOCK}|24:00)$`))),
  coolDownHours: number(0, 2160),
  reminderAfterHours: number(1, 2160),
  commentWaitHours: number(1, 720),
  endAfterDays: number(1, 90),
  lateReplyDays: number(1, 365),
  doubleTapSeconds: number(0, 3600),
  tooOldDays: number(1, 3650),
  telephoneCheckShare: share(),
  sensitiveWords: z.array(z.string().check(z.minLength(1), z.maxLength(50))).check(z.maxLength(500)),
});

const call = fields({ againHours: number(1, 720), attempts: whole(1, 20) });

const retention = fields({ personDays: number(1, 180), commentDays: number(1, 3650) });

const score = fields({
  points: each(['1', '2', '3', '4', '5'], points()),
  z: number(0.1, 5),
  k: number(0, 1000),
  prior: each(CASE_KINDS, points()),
  minResponses: whole(1, 1000),
  publicMinResponses: whole(1, 10000),
  earlyWarning: fields({ lambda: number(0.01, 1), limit: number(0.1, 10), sigma: number(0.1, 100), from: whole(1, 1000) }),
  pattern: fields({ allTopFrom: whole(2, 10000), identicalWithinMinutes: number(0, 1440) }),
});

const dates = z.array(z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/))).check(z.maxLength(400));
const calendar = fields({ holidays: dates, workdays: dates });

const timeLimit = z.union([z.strictObject({ hours: number(1, 2160) }), z.strictObject({ workingDays: whole(1, 250) })]);
const limits = fields({ contact: timeLimit, resolve: timeLimit });
const recovery = fields({ ask: z.boolean() });
const alert = fields({ low: limits, medium: limits, high: limits, critical: limits, recovery });

const pointRule = fields({ each: points(), upTo: z.nullable(points()) });
const total = () => number(0, 110);

const assessment = fields({
  weights: each(DIMENSIONS, points()),
  required: z.array(z.literal(DIMENSIONS)).check(z.maxLength(DIMENSIONS.length)),
  minWeight: number(1, 100),
  minClosings: whole(0, 1000),
  gradePoints: each(GRADES, points()),
  defaultTarget: whole(1, 10000),
  filingDays: whole(0, 365),
  bonusUpTo: points(),
  bonus: each(['typical-case', 'major-case', 'commendation'], pointRule),
  deduction: each(['complaint', 'not-informed'], pointRule),
  grades: z.array(z.strictObject({ grade: z.literal(GRADES), from: total(), to: total() })).check(z.maxLength(GRADES.length)),
  filesToFail: whole(0, 100),
  rewardLow: share(),
  talkHigh: share(),
  objectionDays: whole(1, 250),
});

export const PolicySchema = fields({
  preset: z.literal(PRESETS),
  version: z.string().check(z.minLength(1), z.maxLength(50)),
  followUp,
  call,
  retention,
  score,
  calendar,
  alert,
  assessment,
});

/** Reads a policy document: its shape first and then, if that is right, whether its numbers agree. Never throws. */
export const parsePolicy = (json: unknown): Result<Policy, readonly InputError[]> => {
  const parsed = PolicySchema.safeParse(json);
  if (!parsed.success) return { ok: false, error: policyIssues(parsed.error.issues, json) };
  return layPolicy(parsed.data satisfies PolicyDocument);
};

/** A policy document from another of our functions. @throws ContractError naming the fields that are wrong */
export const checkedPolicy = (json: unknown): Policy => {
  const parsed = parsePolicy(json);
  if (parsed.ok) return parsed.value;
  throw new ContractError(
    'policy',
    parsed.error.map(({ column }) => column),
  );
};
