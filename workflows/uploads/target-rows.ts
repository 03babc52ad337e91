import { TARGET_TABLE } from '../../domain/assessment/columns.ts';
import { parseTarget } from '../../domain/assessment/parse-target.ts';
import { notYours } from '../authorise.ts';
import { setTarget } from '../record-evidence.ts';
import type { RowKind, UploadDeps } from './row-kind.ts';
import { eachRow } from './row-kind.ts';

/** Targets of lawyers, and of centres as a whole. */
export const targetRows = (deps: UploadDeps): RowKind => {
  const set = setTarget(deps);
  return {
    table: TARGET_TABLE,
    mostRows: 10_000,
    takeIn: eachRow(async ({ cells }, sender) => {
      const target = parseTarget(cells);
      if (!target.ok) return target.error;
      const { centreId } = target.value;
      const isSet = (await sender.mayFor(centreId)) && (await set(target.value, sender)) === 'set';
      return isSet ? [] : [notYours('centre_id', centreId)];
    }),
  };
};
