import { createHash } from 'node:crypto';
import type { InboundMessage } from './receive-message.ts';

/** `<id hash>:<content hash>`, 48 bits each: the same message again, and the same id with another content, are told apart. */
export const messageKey = ({ id, body }: Pick<InboundMessage, 'id' | 'body'>): string => `${short(id)}:${short(body)}`;

const short = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 8);
