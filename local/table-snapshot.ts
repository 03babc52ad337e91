import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { fromFollowUpItem } from '../adapters/dynamodb/follow-up-item.ts';
import type { Item } from '../adapters/dynamodb/follow-up-item.ts';
import { fromAssessmentRowItem, fromAssessmentTableItem } from '../adapters/dynamodb/assessment-store.ts';
import { fromAlertItem, fromScoreItem } from '../adapters/dynamodb/judgement-store.ts';
import { fromCallItem, fromOpenAlertItem } from '../adapters/dynamodb/worklist-store.ts';
import type { OpenAlert } from '../domain/alert/open-alert.ts';
import type { AssessmentRow } from '../domain/assessment/assess.ts';
import { runOf } from '../domain/assessment/assessment-table.ts';
import type { AssessmentTable } from '../domain/assessment/assessment-table.ts';
import type { CallEntry } from '../domain/conversation/call-list.ts';
import type { StoredAlert, StoredFollowUp, StoredScore } from '../workflows/ports.ts';

/** Everything in the table that people look at, read at one go: for one machine's tables, not for the cloud's. */
export interface TableSnapshot {
  readonly followUps: readonly StoredFollowUp[];
  readonly alerts: readonly StoredAlert[];
  readonly scores: readonly StoredScore[];
  /** The lines of every centre's call list and list of open alerts. */
  readonly calls: readonly CallEntry[];
  readonly openAlerts: readonly OpenAlert[];
  /** Rows of each centre's and year's draft; where there is none, of what was made final last. */
  readonly assessment: readonly { readonly year: number; readonly row: AssessmentRow }[];
}

/** Reads the whole table of an embedded store. */
export const tableSnapshot = async (client: DynamoDBClient, tableName: string): Promise<TableSnapshot> => {
  const documents = DynamoDBDocumentClient.from(client);
  const items: Item[] = [];
  let start: Item | undefined;
  do {
    const page = await documents.send(
      new ScanCommand({ TableName: tableName, ConsistentRead: true, ...(start ? { ExclusiveStartKey: start } : {}) }),
    );
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start);
  const those = (pk: string, sk: RegExp): Item[] =>
    items.filter((item) => (item['pk'] as string).startsWith(pk) && sk.test(item['sk'] as string));
  return {
    followUps: those('L#', /^R#/).map(fromFollowUpItem),
    alerts: those('K#', /^A#/).map(fromAlertItem),
    scores: those('C#', /^L#/).map(fromScoreItem),
    calls: those('C#', /^CALL#/).map(fromCallItem),
    openAlerts: those('C#', /^ALERT#/).map(fromOpenAlertItem),
    assessment: current(those('A#', /^TABLE$/).map(fromAssessmentTableItem), those('A#', /#L#/).map(fromAssessmentRowItem)),
  };
};

const current = (
  tables: readonly AssessmentTable[],
  rows: readonly { readonly year: number; readonly run: string; readonly row: AssessmentRow }[],
): TableSnapshot['assessment'] =>
  rows.filter(({ year, run, row }) => {
    const table = tables.find((one) => one.centreId === row.centreId && one.year === year);
    const draft = table?.draft ?? table?.finals.at(-1)?.draft;
    return draft !== undefined && runOf(draft) === run;
  });
