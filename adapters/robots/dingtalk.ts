import { createHmac } from 'node:crypto';
import type { SigningAccount } from '../../contracts/robot-account.ts';
import type { Instant } from '../../domain/shared/instant.ts';
import type { Robot } from '../../workflows/ports.ts';
import { post } from './post.ts';

/** 130101: more than 20 messages a minute; the robot is silent for ten minutes then. 410100: too fast altogether. */
const MANNER = { codeIn: 'errcode', tooFast: [130101, 410100] } as const;

/** The address a message goes to: signed over its time in milliseconds, which holds for an hour. */
export const dingtalkAddress = ({ webhook, secret }: SigningAccount, at: Instant): string => {
  if (secret === undefined) return webhook;
  const address = new URL(webhook);
  address.searchParams.set('timestamp', String(at));
  address.searchParams.set('sign', createHmac('sha256', secret).update(`${at}\n${secret}`).digest('base64'));
  return address.href;
};

export const dingtalkBody = (message: string) => ({ msgtype: 'text', text: { content: message } });

/**
 * A robot in a group of DingTalk 钉钉.
 * @see https://open.dingtalk.com/document/robots/customize-robot-security-settings
 */
export const dingtalkRobot = (account: SigningAccount, withinMs?: number): Robot => ({
  say: (message, at) => post(dingtalkAddress(account, at), dingtalkBody(message), MANNER, withinMs),
});
