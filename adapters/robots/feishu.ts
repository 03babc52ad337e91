import { createHmac } from 'node:crypto';
import type { SigningAccount } from '../../contracts/robot-account.ts';
import type { Instant } from '../../domain/shared/instant.ts';
import { SECOND_MS } from '../../domain/shared/instant.ts';
import type { Robot } from '../../workflows/ports.ts';
import { post } from './post.ts';

/** 11232: more than 5 messages a second or 100 a minute, or a busy moment of the service. */
const MANNER = { codeIn: 'code', tooFast: [11232] } as const;

/** The body of a message, signed over its time in seconds: the signed text is the key, and what is signed is empty. */
export const feishuBody = (message: string, { secret }: SigningAccount, at: Instant) => {
  // Feishu reads tags in a text (`<at …>` calls somebody): what looks like one is written full width.
  const content = { msg_type: 'text', content: { text: message.replaceAll('<', '＜') } };
  if (secret === undefined) return content;
  const timestamp = String(Math.floor(at / SECOND_MS));
  return { timestamp, sign: createHmac('sha256', `${timestamp}\n${secret}`).digest('base64'), ...content };
};

/**
 * A robot in a group of Feishu 飞书.
 * @see https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot
 */
export const feishuRobot = (account: SigningAccount, withinMs?: number): Robot => ({
  say: (message, at) => post(account.webhook, feishuBody(message, account, at), MANNER, withinMs),
});
