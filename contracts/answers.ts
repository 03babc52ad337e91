import * as z from 'zod/mini';
import { CHANNELS } from '../domain/shared/codes.ts';
import { writtenText } from './written-text.ts';

const Scale = z.optional(z.literal([1, 2, 3, 4, 5]));
const YesNo = z.optional(z.literal([8, 9, 0]));

/** Longest comment taken, in characters. */
export const COMMENT_MAX = 500;

/** Answers by question code; a question without an answer is absent. */
export const AnswersInput = z.strictObject({ overall: Scale, charged: YesNo, communication: Scale, absent: YesNo });

/** What a clerk enters. */
export const EnteredAnswers = z.strictObject({
  answers: AnswersInput,
  comment: z.optional(writtenText(COMMENT_MAX)),
  channel: z.literal(CHANNELS.filter((channel) => channel !== 'sms' && channel !== 'web')),
});
