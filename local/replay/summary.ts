import type { ReplayInputs } from './inputs.ts';
import type { OutputName, OutputTable } from './tables.ts';
import type { Played } from './play.ts';
import type { Timeline } from './timeline.ts';

/** What a replay came to, in one line: every number agrees with the rows of the tables. */
export const summaryOf = (
  inputs: ReplayInputs,
  timeline: Timeline,
  played: Played,
  tables: Readonly<Record<OutputName, OutputTable>>,
): Readonly<Record<string, unknown>> => ({
  closings: inputs.closings.length,
  events: inputs.events.length,
  afterUntil: timeline.afterUntil,
  repeats: timeline.repeats,
  ignored: played.ignored,
  rejected: tables.rejected.rows.length,
  cases: tables.follow_ups.rows.length,
  followUps: counted(tables.follow_ups, 'state'),
  messages: tables.messages.rows.length,
  segments: tables.messages.rows.reduce((sum, { segments }) => sum + Number(segments), 0),
  messagesByKind: counted(tables.messages, 'kind'),
  responses: tables.responses.rows.length,
  valid: tables.responses.rows.filter(({ valid }) => valid === 'true').length,
  responsesByChannel: counted(tables.responses, 'channel'),
  scores: tables.scores.rows.length,
  alerts: tables.alerts.rows.length,
  alertsByLevel: counted(tables.alerts, 'level'),
  escalations: tables.alerts.rows.reduce((sum, { escalations }) => sum + Number(escalations), 0),
  assessed: tables.assessment.rows.length,
  assessedByStatus: counted(tables.assessment, 'status'),
  assessedByGrade: counted(tables.assessment, 'grade'),
});

/** How many rows hold each value of a column, in the order of the values; empty ones aside. */
const counted = ({ rows }: OutputTable, column: string): Record<string, number> => {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const value = row[column] ?? '';
    if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
};
