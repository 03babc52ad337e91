import * as z from 'zod/mini';
import { CENTRE_LEVELS } from '../../domain/shared/codes.ts';
import { ACTIONS, ROLES } from '../../domain/shared/permissions.ts';
import { listOf } from './parts.ts';

export const CentreAnswer = z.strictObject({
  id: z.string(),
  name: z.string(),
  level: z.literal(CENTRE_LEVELS),
  /** Absent at the root. */
  parentId: z.optional(z.string()),
  /** IANA name. */
  zone: z.string(),
});

/** GET /v1/me */
export const MeAnswer = z.strictObject({
  /** Of a lawyer the licence number. */
  id: z.string(),
  role: z.literal(ROLES),
  may: listOf(z.literal(ACTIONS)),
  /** The node the user belongs to. */
  centreId: z.string(),
  /**
   * The centres in reach, each after the one it lies below: of staff the own node and all below it; of a lawyer those whose
   * register names the lawyer. The own node is missing as long as nobody has entered it.
   */
  centres: listOf(CentreAnswer),
  /** The latest year of which the own node has figures; absent where it has none of the last years. */
  latestYear: z.optional(z.int()),
});
export type MeAnswer = z.infer<typeof MeAnswer>;
