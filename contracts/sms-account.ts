import * as z from 'zod/mini';

/*
 * What lets one text through a provider outside AWS: the content of the secret that the setting `smsAccountSecret` names.
 */

const Key = z.string().check(z.minLength(1), z.maxLength(128));

/** Alibaba Cloud: a RAM user that may call `dysms:SendSms` and nothing else. */
export const AlibabaAccount = z.strictObject({ accessKeyId: Key, accessKeySecret: Key });
export type AlibabaAccount = z.infer<typeof AlibabaAccount>;

/** Tencent Cloud: a CAM user that may call `sms:SendSms` and nothing else, and the SMS application it sends as. */
export const TencentAccount = z.strictObject({
  secretId: Key,
  secretKey: Key,
  sdkAppId: z.string().check(z.regex(/^\d{4,20}$/)),
});
export type TencentAccount = z.infer<typeof TencentAccount>;
