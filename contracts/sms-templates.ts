import * as z from 'zod/mini';
import type { TextKind } from '../domain/conversation/follow-up.ts';
import type { Language, OpenQuestion, Service } from '../domain/shared/codes.ts';
import { checked, parsedJson } from './checked.ts';

/*
 * The templates a provider has approved, one a wording. None has a variable: the provider puts its own signature in front,
 * and a link may not be a variable, so the reminder goes without one.
 */

/** The wordings, by kind of text; a clarification by what it asks again. */
export const TEMPLATE_KEYS = [
  'question:overall',
  'question:overall/consultation',
  'question:charged',
  'question:communication',
  'question:absent',
  'question:comment',
  'confirm',
  'clarify:overall',
  'clarify:charged',
  'clarify:communication',
  'clarify:absent',
  'clarify:confirm',
  'reminder',
  'refusal-confirmed',
  'recovery',
] as const;
export type TemplateKey = (typeof TEMPLATE_KEYS)[number];

const TemplateId = z.string().check(z.regex(/^[\w-]{1,64}$/));

/** One template a wording: the same one twice would ask a client something else than what was meant. */
const Templates = z
  .strictObject({
    ...(Object.fromEntries(TEMPLATE_KEYS.map((key) => [key, TemplateId])) as Record<TemplateKey, typeof TemplateId>),
    // Asked only where a policy says so: whoever has none such needs no template for it.
    recovery: z.optional(TemplateId),
  })
  .check(z.refine((ids) => new Set(Object.values(ids)).size === Object.keys(ids).length));

/** Ids of the templates by language; a language without them cannot be texted in. */
const SmsTemplates = z.strictObject({ zh: Templates, en: z.optional(Templates) });
export type SmsTemplates = z.infer<typeof SmsTemplates>;

/** The setting `SMS_TEMPLATES`. @throws ContractError naming every wording without a template */
export const smsTemplates = (json: string): SmsTemplates =>
  checked('SMS_TEMPLATES', SmsTemplates, parsedJson('SMS_TEMPLATES', json));

/** What decides which wording a text has. */
export interface Wording {
  readonly kind: TextKind;
  readonly opens?: OpenQuestion;
  readonly service: Service;
}

/** The wording of a text. What is asked again without a code of its own is asked for the overall rating. */
export const templateKey = ({ kind, opens, service }: Wording): TemplateKey => {
  if (kind === 'clarify') return `clarify:${opens === undefined || opens === 'comment' ? 'overall' : opens}`;
  return kind === 'question:overall' && service === 'consultation' ? 'question:overall/consultation' : kind;
};

/** The template of a text; `undefined` when its language has none. */
export const templateOf = (templates: SmsTemplates, text: Wording & { readonly language: Language }): string | undefined =>
  templates[text.language]?.[templateKey(text)];
