import type * as z from 'zod/mini';
import type { RegisterLine } from '../../../contracts/console/lawyers.ts';
import type { Lawyer } from '../../../workflows/ports.ts';

/** A lawyer as people see the register: of the own phone, that it is known, and not by which hash. */
export const registerLine = ({ phoneKey, centreId: _, ...told }: Lawyer): z.infer<typeof RegisterLine> => ({
  ...told,
  hasPhone: phoneKey !== undefined,
});
