import { fromFollowUpItem } from '../../adapters/dynamodb/follow-up-item.ts';
import { fromAlertItem } from '../../adapters/dynamodb/judgement-store.ts';
import type { Alert } from '../../domain/alert/alert.ts';
import type { AssessmentTable } from '../../domain/assessment/assessment-table.ts';
import type { StoredFollowUp } from '../../workflows/ports.ts';
import type { Item } from './table-calls.ts';
import type { Violation } from './watch.ts';

/** Tells what did not hold, and the ids it is about. */
export type Report = (invariant: Violation['invariant'], what: string, ...about: string[]) => void;

/** As it comes back from the store: without fields that are undefined. */
export const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null)) as unknown;

/** What the table holds, as the checks ask for it. */
export interface Left {
  readonly followUps: ReadonlyMap<string, StoredFollowUp>;
  /** Follow-ups a case has, more than one of which is a fault. */
  readonly counts: ReadonlyMap<string, number>;
  readonly pointers: ReadonlyMap<string, Item>;
  readonly slots: readonly Item[];
  readonly scores: readonly Item[];
  readonly alerts: readonly Alert[];
  readonly lines: readonly Item[];
  readonly calls: readonly Item[];
  readonly openAlerts: readonly Item[];
  /** When something looks at a case, or at a case's alert. */
  readonly due: ReadonlyMap<string, readonly number[]>;
  readonly watermark: number;
  readonly waiting: ReadonlySet<string>;
  /** When a centre's table was first made final. */
  readonly finals: ReadonlyMap<string, number>;
}

export const leftBehind = (items: readonly Item[]): Left => {
  const followUps = new Map<string, StoredFollowUp>();
  const counts = new Map<string, number>();
  const pointers = new Map<string, Item>();
  const due = new Map<string, number[]>();
  const of = (wanted: (pk: string, sk: string) => boolean): Item[] =>
    items.filter((item) => wanted(item['pk'] as string, item['sk'] as string));
  for (const item of items) {
    const [pk, sk] = [item['pk'] as string, item['sk'] as string];
    if (sk.startsWith('R#')) {
      const stored = fromFollowUpItem(item);
      const { caseNo } = stored.followUp.closing;
      followUps.set(caseNo, stored);
      counts.set(caseNo, (counts.get(caseNo) ?? 0) + 1);
    } else if (sk === 'CASE') pointers.set(pk.slice('K#'.length), item);
    else if (pk.startsWith('D#') && sk !== 'DUE') {
      const what = ([item['no'], item['c']] as (string | undefined)[]).filter((part) => part !== undefined).join(' ');
      due.set(what, [...(due.get(what) ?? []), item['a'] as number]);
    }
  }
  return {
    followUps,
    counts,
    pointers,
    due,
    watermark: (of((_, sk) => sk === 'DUE')[0]?.['a'] ?? -Infinity) as number,
    slots: of((pk, sk) => pk.startsWith('P#') && sk === 'OPEN'),
    scores: of((pk, sk) => pk.startsWith('C#') && sk.startsWith('L#')),
    alerts: of((_, sk) => sk.startsWith('A#')).map((item) => fromAlertItem(item).alert),
    lines: of((_, sk) => sk.startsWith('F#')),
    calls: of((_, sk) => sk.startsWith('CALL#')),
    openAlerts: of((_, sk) => sk.startsWith('ALERT#')),
    finals: new Map(
      of((pk, sk) => pk.startsWith('A#') && sk === 'TABLE').flatMap(({ table }) => {
        const {
          centreId,
          finals: [first],
        } = table as AssessmentTable;
        return first === undefined ? [] : [[centreId, first.at] as const];
      }),
    ),
    waiting: new Set(
      of((pk, sk) => pk.startsWith('P#') && sk.startsWith('K#')).flatMap((item) =>
        item['b'] === undefined ? [] : [item['no'] as string],
      ),
    ),
  };
};
