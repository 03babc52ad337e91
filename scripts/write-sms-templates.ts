import { readFileSync, writeFileSync } from 'node:fs';
import { TEMPLATE_KEYS } from '../contracts/sms-templates.ts';
import type { TemplateKey } from '../contracts/sms-templates.ts';
import { textBody } from '../domain/conversation/catalogue.ts';
import type { TextKind } from '../domain/conversation/follow-up.ts';
import { LANGUAGES } from '../domain/shared/codes.ts';
import type { Language, OpenQuestion } from '../domain/shared/codes.ts';

/** The wording to register for a template: without the signature, which the provider adds, and without the link. */
const templateWording = (key: TemplateKey, language: Language): string => {
  const [base = '', service] = key.split('/');
  const [kind, opens] = base.startsWith('clarify:') ? base.split(':') : [base];
  const body = textBody(kind as TextKind, language, {
    service: service === 'consultation' ? service : 'case',
    ...(opens === undefined ? {} : { opens: opens as OpenQuestion }),
    sign: '',
  });
  return body.replace(/^(?:【】|\[\] )/, '');
};

/** The templates of a language as a list in Markdown. */
export const templateList = (language: Language): string =>
  TEMPLATE_KEYS.map((key) => `- \`${key}\`: \`${templateWording(key, language)}\``).join('\n');

/** The guide, its lists replaced by what the product sends. */
export const withTemplates = (guide: string): string =>
  LANGUAGES.reduce((text, language) => {
    const begin = `<!-- templates ${language} -->\n\n`;
    const from = text.indexOf(begin) + begin.length;
    return text.slice(0, from) + templateList(language) + text.slice(text.indexOf('\n\n<!-- end -->', from));
  }, guide);

if (import.meta.main) {
  const guide = new URL('../docs/providers.md', import.meta.url);
  writeFileSync(guide, withTemplates(readFileSync(guide, 'utf8')));
}
