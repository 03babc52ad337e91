import * as z from 'zod/mini';
import type { Instant } from '../domain/shared/instant.ts';
import { SECOND_MS } from '../domain/shared/instant.ts';
import { INBOUND_LIMIT } from './inbound-sms.ts';
import { idOf, readPush } from './provider-push.ts';
import type { ProviderPush, PushEntry } from './provider-push.ts';
import { ShanghaiTime } from './shanghai-time.ts';
import { failureOf, TENCENT_CODES } from './sms-codes.ts';

const Digits = (longest: number) => z.string().check(z.minLength(1), z.maxLength(longest));

/** A reply: one object, without an id of its own. @see https://www.tencentcloud.com/document/product/382/43548 */
const Reply = z.object({
  extend: z.nullish(z.string()),
  mobile: Digits(24),
  nationcode: Digits(6),
  text: z.string().check(z.maxLength(INBOUND_LIMIT)),
  /** Seconds since 1970. */
  time: z.int().check(z.positive()),
});

/** One of a list of delivery reports. @see https://www.tencentcloud.com/document/product/382/43547 */
const Report = z.object({
  user_receive_time: z.nullish(z.string()),
  nationcode: Digits(6),
  mobile: Digits(24),
  report_status: z.literal(['SUCCESS', 'FAIL']),
  errmsg: z.nullish(z.string()),
  sid: z.string().check(z.minLength(1), z.maxLength(128)),
});

/** What Tencent Cloud takes for an acknowledgement. */
export const TENCENT_ACKNOWLEDGEMENT = { result: 0, errmsg: 'OK' } as const;

/**
 * Reads what Tencent Cloud pushes: a reply, or a list of delivery reports.
 *
 * @param receivedAt stands in for the time of a report that names none, because nobody received the text
 * @throws ContractError
 */
export const tencentPush = (body: unknown, receivedAt: Instant): ProviderPush =>
  readPush('Tencent push', body, (entry): PushEntry => {
    const reply = Reply.safeParse(entry);
    if (reply.success) return { reply: receivedOf(reply.data) };
    const report = Report.safeParse(entry);
    return report.success ? { report: noticeOf(report.data, receivedAt) } : undefined;
  });

const receivedOf = ({ extend, mobile, nationcode, text, time }: z.infer<typeof Reply>) => ({
  id: `tencent:${idOf(nationcode, mobile, time, text, extend)}`,
  from: `+${nationcode}${mobile}`,
  body: text,
  sentAt: time * SECOND_MS,
});

const noticeOf = (
  { user_receive_time, nationcode, mobile, report_status, errmsg, sid }: z.infer<typeof Report>,
  receivedAt: Instant,
) => {
  const time = ShanghaiTime.safeParse(user_receive_time);
  return {
    at: time.success ? time.data : receivedAt,
    to: `+${nationcode}${mobile}`,
    providerId: sid,
    status: report_status === 'SUCCESS' ? ('delivered' as const) : failureOf(TENCENT_CODES, errmsg),
    ...(errmsg ? { code: errmsg } : {}),
  };
};
