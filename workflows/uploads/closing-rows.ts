import { CLOSING_TABLE } from '../../domain/case/columns.ts';
import { checkRow } from '../take-in-closing.ts';
import type { RowKind, UploadDeps } from './row-kind.ts';
import { eachRow } from './row-kind.ts';

/** Closings: the good ones are queued to intake, as those that come through the API. */
export const closingRows = ({ store, queues }: UploadDeps): RowKind => {
  const refusedOf = eachRow(async ({ cells }, sender) => {
    const checked = await checkRow({ store }, cells);
    return checked.ok ? sender.mayFor(checked.value.centreId) : checked.error;
  });
  return {
    table: CLOSING_TABLE,
    mostRows: 200_000,
    async takeIn(rows, sender) {
      const refused = await refusedOf(rows, sender);
      const bad = new Set(refused.map(({ row }) => row));
      const time = new Date(sender.at).toISOString();
      const good = rows.filter((row) => !bad.has(row));
      await queues.intake(good.map(({ cells }) => ({ 'detail-type': 'CaseClosed', time, detail: cells })));
      return refused;
    },
  };
};
