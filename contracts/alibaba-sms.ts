import * as z from 'zod/mini';
import { INBOUND_LIMIT } from './inbound-sms.ts';
import { idOf, readPush } from './provider-push.ts';
import type { ProviderPush, PushEntry } from './provider-push.ts';
import { ShanghaiTime } from './shanghai-time.ts';
import { ALIBABA_CODES, failureOf } from './sms-codes.ts';

const Phone = z.string().check(z.minLength(1), z.maxLength(32));

/** One entry of `SmsUp`. @see https://help.aliyun.com/zh/sms/developer-reference/smsup-http */
const Reply = z.object({
  phone_number: Phone,
  content: z.string().check(z.maxLength(INBOUND_LIMIT)),
  send_time: ShanghaiTime,
  dest_code: z.nullish(z.string()),
  /** Text today, a number in earlier descriptions. */
  sequence_id: z.nullish(z.union([z.string().check(z.maxLength(64)), z.number()])),
});

/** One entry of `SmsReport`. @see https://help.aliyun.com/zh/sms/developer-reference/smsreport-2 */
const Report = z.object({
  phone_number: Phone,
  report_time: ShanghaiTime,
  success: z.boolean(),
  err_code: z.nullish(z.string()),
  biz_id: z.string().check(z.minLength(1), z.maxLength(128)),
});

/** What Alibaba Cloud takes for an acknowledgement; it pushes again after 1, 5 and 10 minutes without one. */
export const ALIBABA_ACKNOWLEDGEMENT = { code: 0, msg: '接收成功' } as const;

/** Reads what Alibaba Cloud pushes: replies (`SmsUp`) and delivery reports (`SmsReport`). @throws ContractError */
export const alibabaPush = (body: unknown): ProviderPush => readPush('Alibaba push', body, readEntry);

const readEntry = (entry: unknown): PushEntry => {
  const reply = Reply.safeParse(entry);
  if (reply.success) return { reply: receivedOf(reply.data) };
  const report = Report.safeParse(entry);
  return report.success ? { report: noticeOf(report.data) } : undefined;
};

const receivedOf = ({ phone_number, content, send_time, dest_code, sequence_id }: z.infer<typeof Reply>) => ({
  id: `alibaba:${isExact(sequence_id) ? sequence_id : idOf(phone_number, send_time, content, dest_code)}`,
  from: e164Of(phone_number),
  body: content,
  sentAt: send_time,
});

/** A number beyond 2^53 has lost digits on its way through JSON and may stand for several messages. */
const isExact = (id: string | number | null | undefined): id is string | number =>
  typeof id === 'string' ? id !== '' : Number.isSafeInteger(id);

const noticeOf = ({ phone_number, report_time, success, err_code, biz_id }: z.infer<typeof Report>) => ({
  at: report_time,
  to: e164Of(phone_number),
  providerId: biz_id,
  status: success ? ('delivered' as const) : failureOf(ALIBABA_CODES, err_code),
  ...(err_code ? { code: err_code } : {}),
});

/** Numbers of the mainland come as eleven digits. */
const e164Of = (phone: string): string => (/^1\d{10}$/.test(phone) ? `+86${phone}` : phone);
