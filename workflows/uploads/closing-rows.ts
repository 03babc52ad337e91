import { CLOSING_TABLE } from '../../domain/case/columns.ts';
import { checkSentRow } from '../check-sent-row.ts';
import type { RowKind, UploadDeps } from './row-kind.ts';

/** Rows looked at side by side; looking changes nothing. */
const AT_ONCE = 50;

/** Closings: the good ones are queued to intake, as those that come through the API. */
export const closingRows = ({ store, queues }: UploadDeps): RowKind => {
  const check = checkSentRow({ store });
  return {
    table: CLOSING_TABLE,
    mostRows: 200_000,
    async takeIn(rows, sender) {
      const checked: Awaited<ReturnType<typeof check>>[] = [];
      for (let i = 0; i < rows.length; i += AT_ONCE) {
        const looks = rows.slice(i, i + AT_ONCE).map(({ cells }) => check(cells, sender.mayFor));
        checked.push(...(await Promise.all(looks)));
      }
      const time = new Date(sender.at).toISOString();
      await queues.intake(checked.flatMap((row) => (row.ok ? [{ 'detail-type': 'CaseClosed', time, detail: row.value }] : [])));
      return rows.flatMap((row, i) => {
        const look = checked[i];
        return look?.ok === false ? [{ row, errors: look.error }] : [];
      });
    },
  };
};
