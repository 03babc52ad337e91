import * as z from 'zod/mini';
import type { PublishedAlert } from '../domain/alert/published-alert.ts';
import { OCCASIONS } from '../domain/alert/published-alert.ts';
import { ALERT_CAUSES, ALERT_LEVELS } from '../domain/shared/codes.ts';
import { checked } from './checked.ts';

const Id = z.string().check(z.minLength(1));

/** What the alerts topic brings, as its subscribers get it (docs/alerts.md). More fields may come later. */
const PublishedAlertMessage = z.object({
  caseNo: Id,
  cause: z.literal(ALERT_CAUSES),
  level: z.literal(ALERT_LEVELS),
  centreId: Id,
  audience: Id,
  occasion: z.literal(OCCASIONS),
  isByHand: z.optional(z.literal(true)),
  raisedAt: z.int(),
  contactBy: z.int(),
  resolveBy: z.int(),
  zone: Id,
  escalations: z.int(),
});

/** @throws ContractError naming the fields that are wrong */
export const publishedAlert = (message: unknown): PublishedAlert => checked('published alert', PublishedAlertMessage, message);
