import { LAWYER_TABLE } from '../../domain/case/columns.ts';
import { parseLawyer } from '../../domain/case/parse-lawyer.ts';
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
      const others = (await Promise.all(lawyer.value.centreIds.map(sender.mayFor))).flat();
      return others.length > 0 ? others.map((error) => ({ ...error, column: 'centres' })) : enter(lawyer.value);
    }),
  };
};
