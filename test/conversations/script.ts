import type { ClosingFacts } from '../../domain/conversation/follow-up.ts';
import type { Answers, Language, Respondent, Service } from '../../domain/shared/codes.ts';
import type { Instant } from '../../domain/shared/instant.ts';
import { instantOf } from '../../domain/shared/zone.ts';
import { closingFacts } from '../fixtures/follow-up.ts';

/*
 * A conversation as a file that anybody can read (README.md explains the lines): a title, the facts of the case, and one
 * line for each thing that is said or happens, at the time the centre's clock shows.
 */

/** Something that happens to the case; `line` is how the file tells it. */
export type Incident = { readonly at: Instant; readonly line: string } & (
  | { readonly type: 'message'; readonly text: string; readonly sentAt: Instant; readonly id: string }
  | { readonly type: 'report'; readonly status: 'sent' | 'delivered' | 'failed' | 'unknown' }
  | { readonly type: 'form' | 'clerk'; readonly answers: Answers; readonly comment: string }
  | { readonly type: 'reopened' | 'closed-again' | 'refused-elsewhere' }
);

export interface Script {
  /** The lines before the conversation, as they stand in the file. */
  readonly head: readonly string[];
  readonly closing: ClosingFacts;
  readonly zone: string;
  readonly sign: string;
  readonly incidents: readonly Incident[];
}

const LINE = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d(?::\d\d)?) (.+)$/;
const MESSAGE = /^(<<?)(?: \[(\d\d:\d\d(?::\d\d)?)\])? (.*)$/;
const ENTERED = /^\* (form|clerk)((?: \w+=\d)*)(?: "(.*)")?$/;
const SIGNS: Readonly<Record<Language, string>> = { zh: '样例中心', en: 'Sample' };

export const readScript = (file: string, language: Language): Script => {
  const lines = file.trimEnd().split('\n');
  const head = lines.slice(0, lines.indexOf('') + 1);
  const fact = (name: string): string | undefined => head.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
  const zone = fact('zone') ?? 'Asia/Shanghai';
  const moment = (text: string): Instant => instantOf(text.slice(0, 10), text.slice(11), zone);
  const closed = fact('closed');
  if (closed === undefined) throw new Error('a conversation needs the time its case was closed');
  return {
    head,
    closing: closingFacts({
      language,
      closedAt: moment(closed),
      service: (fact('service') ?? 'case') as Service,
      respondent: (fact('respondent') ?? 'self') as Respondent,
    }),
    zone,
    sign: SIGNS[language],
    incidents: readIncidents(lines.slice(head.length), moment),
  };
};

const readIncidents = (lines: readonly string[], moment: (text: string) => Instant): Incident[] => {
  const incidents: Incident[] = [];
  for (const line of lines) {
    const [, date = '', time = '', told = ''] = LINE.exec(line) ?? [];
    if (told === '') throw new Error(`not a line of a conversation: ${line}`);
    if (/^[>=!]/.test(told)) continue;
    const at = moment(`${date} ${time}`);
    incidents.push({ at, line: told, ...(readMessage(told, at, date, moment, incidents) ?? readOther(told)) });
  }
  return incidents;
};

type Happened = Incident extends infer I ? (I extends Incident ? Omit<I, 'at' | 'line'> : never) : never;

const readMessage = (
  told: string,
  at: Instant,
  date: string,
  moment: (text: string) => Instant,
  earlier: readonly Incident[],
): Happened | undefined => {
  const [, arrow, sent, text = ''] = MESSAGE.exec(told) ?? [];
  if (arrow === undefined) return undefined;
  const first = earlier.findLast((incident) => incident.type === 'message' && incident.text === text);
  if (arrow === '<<' && first?.type === 'message') return { type: 'message', text, sentAt: first.sentAt, id: first.id };
  return { type: 'message', text, sentAt: sent === undefined ? at : moment(`${date} ${sent}`), id: `m-${earlier.length}` };
};

const readOther = (told: string): Happened => {
  const [, way, pairs = '', comment = ''] = ENTERED.exec(told) ?? [];
  if (way === 'form' || way === 'clerk') {
    const answers = pairs
      .trim()
      .split(' ')
      .filter((pair) => pair !== '')
      .map((pair) => pair.split('='));
    return { type: way, answers: Object.fromEntries(answers.map(([name, code]) => [name, Number(code)])) as Answers, comment };
  }
  switch (told) {
    case '* sent':
    case '* delivered':
    case '* failed':
    case '* unknown':
      return { type: 'report', status: told.slice(2) as 'sent' };
    case '* reopened':
    case '* closed-again':
    case '* refused-elsewhere':
      return { type: told.slice(2) as 'reopened' };
    default:
      throw new Error(`nobody knows what this means: ${told}`);
  }
};
