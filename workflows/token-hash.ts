import { createHash } from 'node:crypto';

/** Under what a web token is stored: the token itself is nowhere but in the client's text. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');
