import * as z from 'zod/mini';

/*
 * What lets a robot speak in its group: the content of the secret that a setting such as `dingtalkRobotSecret` names.
 */

/** The key is part of the address, so it must not cross the network in the open; plain http is for this machine alone. */
const Webhook = z.url({ protocol: /^https?$/ }).check(z.regex(/^(https:\/\/|http:\/\/(127\.0\.0\.1|localhost)[:/])/));

/** WeCom 企业微信: the key in the address is all. */
export const WecomAccount = z.strictObject({ webhook: Webhook });
export type WecomAccount = z.infer<typeof WecomAccount>;

/** DingTalk 钉钉 and Feishu 飞书: with `secret` each message is signed; without, the robot is guarded by its keywords or networks. */
export const SigningAccount = z.strictObject({
  webhook: Webhook,
  secret: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
});
export type SigningAccount = z.infer<typeof SigningAccount>;
