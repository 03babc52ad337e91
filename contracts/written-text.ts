import * as z from 'zod/mini';
import type { Allowed } from './input-errors.ts';

/** Control characters but tab and line breaks, and halves of surrogate pairs: nobody types them, and no page shows them. */
const UNWRITTEN = /[^\P{Cc}\t\n\r]|\p{Cs}/u;

/** What the checks of these schemas allow, by the message that they give. */
export const WRITTEN_RULES: Readonly<Record<string, Allowed>> = {
  written: { zh: '不能含控制字符', en: 'must not hold control characters' },
};

const isWritten = z.refine<string>((text) => !UNWRITTEN.test(text), { error: 'written' });

/** Text that somebody wrote, up to `max` characters; it may be empty. */
export const writtenText = (max: number) => z.string().check(z.maxLength(max), isWritten);

/** As `writtenText`, trimmed and not empty. */
export const requiredText = (max: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(max), isWritten);
