import { LAWYER_TABLE } from '../../domain/case/columns.ts';
import { parseLawyer } from '../../domain/case/parse-lawyer.ts';
import { notYours } from '../authorise.ts';
import { enterLawyer } from '../enter-lawyer.ts';
import type { RowKind, UploadDeps } from './row-kind.ts';
import { eachRow } from './row-kind.ts';

/** The lawyers' register. */
export const lawyerRows = (deps: UploadDeps): RowKind => {
  const enter = enterLawyer(deps);
  return {
    table: LAWYER_TABLE,
    mostRows: 10_000,
    takeIn: eachRow(async ({ cells }, sender) => {
      const lawyer = parseLawyer(cells);
      if (!lawyer.ok) return lawyer.error;
      const { centreIds } = lawyer.value;
      const isOurs = await Promise.all(centreIds.map(sender.mayFor));
      const others = centreIds.filter((_, n) => isOurs[n] !== true);
      return others.length > 0 ? others.map((centreId) => notYours('centres', centreId)) : enter(lawyer.value, sender);
    }),
  };
};
