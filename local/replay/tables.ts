import type { Policy } from '../../domain/shared/policy.ts';
import type { AssessedLawyer } from '../../adapters/spreadsheet/assessment-columns.ts';
import { ASSESSMENT_CSV_COLUMNS, assessmentCsvRow } from '../../adapters/spreadsheet/assessment-csv.ts';
import { isoSeconds } from '../../domain/shared/instant.ts';
import type { Alert } from '../../domain/alert/alert.ts';
import type { FollowUp } from '../../domain/conversation/follow-up.ts';
import { isValid } from '../../domain/response/response.ts';
import type { StoredScore } from '../../workflows/ports.ts';
import type { TableSnapshot } from '../table-snapshot.ts';
import type { Rejection } from './rejection.ts';

/** A text as the stand-in provider took it. */
export interface SentSms {
  readonly at: number;
  readonly to: string;
  readonly body: string;
  readonly providerId: string;
}

/** One file of a replay: its columns in order, and its rows. */
export interface OutputTable {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
}

export type OutputName = 'messages' | 'follow_ups' | 'responses' | 'scores' | 'alerts' | 'assessment' | 'rejected';

const text = (value: string | number | boolean | undefined): string => (value === undefined ? '' : String(value));
const moment = (at: number | undefined): string => (at === undefined ? '' : isoSeconds(at));
const six = (value: number | undefined): string => (value === undefined ? '' : value.toFixed(6));

/** All tables of a replay, from what the table holds and the provider took. */
export const outputTables = (
  { followUps, alerts, scores, assessment }: TableSnapshot,
  /** By case number, opened. */
  comments: ReadonlyMap<string, string>,
  sent: readonly SentSms[],
  rejected: readonly Rejection[],
  year: number,
): Readonly<Record<OutputName, OutputTable>> => {
  const cases = followUps.map(({ followUp }) => followUp);
  return {
    messages: sorted(['at', 'case_no', 'to', 'kind', 'body', 'segments'], messageRows(cases, sent)),
    follow_ups: sorted(['case_no', 'state', 'reason', 'ended_at'], cases.map(followUpRow)),
    responses: sorted(
      [
        'case_no',
        'lawyer_id',
        'centre_id',
        'channel',
        'answered_at',
        'overall',
        'charged',
        'communication',
        'absent',
        'comment',
        'valid',
      ],
      cases.filter((f) => f.answeredAt !== undefined || f.hasComment).map((f) => responseRow(f, comments.get(f.closing.caseNo))),
    ),
    scores: sorted(
      ['centre_id', 'lawyer_id', 'closings', 'n', 'mean_points', 'rate_a', 'rate_b', 'low', 'high', 'service_score', 'red_flags'],
      scores.filter((score) => score.year === year && score.score.closings > 0).map(scoreRow),
    ),
    alerts: sorted(
      ['case_no', 'lawyer_id', 'cause', 'level', 'raised_at', 'contacted_at', 'resolved_at', 'outcome', 'escalations'],
      alerts.map(({ alert }) => alertRow(alert)),
    ),
    assessment: sorted(
      ASSESSMENT_CSV_COLUMNS,
      assessment.filter((a) => a.year === year).map(({ row }) => assessmentCsvRow(row)),
    ),
    rejected: { columns: ['source', 'row', 'column', 'value', 'message'], rows: rejectedRows(rejected) },
  };
};

/** The rows of a year's draft with the intervals of their scores, in the order of the table. */
export const assessedLawyers = ({ assessment, scores }: TableSnapshot, year: number, policy: Policy): readonly AssessedLawyer[] =>
  assessment
    .filter((drafted) => drafted.year === year)
    .map(({ row }) => {
      const score = scores.find((s) => s.year === year && s.centreId === row.centreId && s.lawyerId === row.lawyerId)?.score;
      return { row, policy, low: score?.low, high: score?.high };
    })
    .toSorted((a, b) => compare(a.row.centreId, b.row.centreId) || compare(a.row.lawyerId, b.row.lawyerId));

const messageRows = (cases: readonly FollowUp[], sent: readonly SentSms[]): Record<string, string>[] => {
  const texts = new Map(
    cases.flatMap((f) =>
      f.texts.flatMap((t) => (t.providerId === undefined ? [] : [[t.providerId, { caseNo: f.closing.caseNo, ...t }]])),
    ),
  );
  return sent.flatMap(({ at, to, body, providerId }) => {
    const known = texts.get(providerId);
    return known ? [{ at: moment(at), case_no: known.caseNo, to, kind: known.kind, body, segments: text(known.segments) }] : [];
  });
};

const followUpRow = (f: FollowUp): Record<string, string> => ({
  case_no: f.closing.caseNo,
  state: f.state,
  reason: text(f.reason),
  ended_at: moment(f.endedAt),
});

const responseRow = (f: FollowUp, comment: string | undefined): Record<string, string> => ({
  case_no: f.closing.caseNo,
  lawyer_id: f.closing.lawyerId,
  centre_id: f.closing.centreId,
  channel: text(f.channel),
  answered_at: moment(f.answeredAt),
  overall: text(f.answers.overall),
  charged: text(f.answers.charged),
  communication: text(f.answers.communication),
  absent: text(f.answers.absent),
  comment: text(comment),
  valid: text(isValid(f)),
});

const scoreRow = ({ centreId, lawyerId, score }: StoredScore): Record<string, string> => ({
  centre_id: centreId,
  lawyer_id: lawyerId,
  closings: text(score.closings),
  n: text(score.n),
  mean_points: six(score.meanPoints),
  rate_a: six(score.rateA),
  rate_b: six(score.rateB),
  low: six(score.low),
  high: six(score.high),
  service_score: six(score.serviceScore),
  red_flags: text(score.redFlags),
});

const alertRow = (alert: Alert): Record<string, string> => ({
  case_no: alert.caseNo,
  lawyer_id: alert.lawyerId,
  cause: alert.cause,
  level: alert.level,
  raised_at: moment(alert.raisedAt),
  contacted_at: moment(alert.contactedAt),
  resolved_at: moment(alert.resolvedAt),
  outcome: text(alert.outcome),
  escalations: text(alert.escalations),
});

const rejectedRows = (rejected: readonly Rejection[]): Record<string, string>[] =>
  rejected
    .toSorted((a, b) => compare(a.source, b.source) || a.row - b.row || compare(a.column, b.column))
    .map((rejection) => ({ ...rejection, row: text(rejection.row) }));

/** Rows in the order of their columns, the first column first. */
const sorted = (columns: readonly string[], rows: readonly Record<string, string>[]): OutputTable => ({
  columns,
  rows: rows.toSorted((a, b) => columns.map((name) => compare(a[name] ?? '', b[name] ?? '')).find((order) => order !== 0) ?? 0),
});

/** By code points, so that every machine sorts alike. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
