import type { WecomAccount } from '../../contracts/robot-account.ts';
import type { Robot } from '../../workflows/ports.ts';
import { clipped } from './clipped.ts';
import { post } from './post.ts';

/** Most a text message may hold, in bytes of UTF-8. */
const TEXT_LIMIT = 2048;
/** 45009: more than 20 messages a minute; 45033: too many at the same time. */
const MANNER = { codeIn: 'errcode', tooFast: [45009, 45033] } as const;

/** The body of a message. Its longest may lose its last lines, which name single cases. */
export const wecomBody = (message: string) => ({ msgtype: 'text', text: { content: clipped(message, TEXT_LIMIT) } });

/**
 * A robot in a group of WeCom 企业微信. The key in its address is all it is guarded by.
 * @see https://developer.work.weixin.qq.com/document/path/91770
 */
export const wecomRobot = ({ webhook }: WecomAccount, withinMs?: number): Robot => ({
  say: (message) => post(webhook, wecomBody(message), MANNER, withinMs),
});
