import * as z from 'zod/mini';

/**
 * What the case system says of a case, as EventBridge wraps it; the API's door puts its closings into the same form, so
 * that one queue and one function take in all.
 */
export const CaseEvent = z.discriminatedUnion('detail-type', [
  z.object({ 'detail-type': z.literal('CaseClosed'), time: z.iso.datetime(), detail: z.record(z.string(), z.unknown()) }),
  z.object({
    'detail-type': z.literal('CaseReopened'),
    time: z.iso.datetime(),
    detail: z.object({ caseNo: z.string().check(z.minLength(1), z.maxLength(64)) }),
  }),
]);
export type CaseEvent = z.infer<typeof CaseEvent>;
