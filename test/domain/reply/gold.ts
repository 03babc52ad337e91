import { readFileSync } from 'node:fs';
import type { ConversationView } from '../../../domain/conversation/follow-up.ts';
import type { ParsedReply } from '../../../domain/reply/parse-reply.ts';

/*
 * Replies with the reading a person gave them. `open` names where the conversation stood; a label is a kind of understanding,
 * or its answers (`overall=5;charged=8`).
 */

export interface Labelled {
  readonly open: string;
  readonly label: string;
  readonly redFlags: string;
  readonly text: string;
}

const ASKED = ['overall', 'charged', 'communication', 'absent'] as const;

/** A conversation in which questions were asked in order and all but the last has been answered. */
const after = (asked: number, open: ConversationView['open']): ConversationView => ({
  respondentIsClient: true,
  open,
  asked: ASKED.slice(0, asked),
  unanswered: ASKED.slice(open === 'comment' || open === 'confirm' ? asked : Math.max(0, asked - 1)),
});

export const VIEWS: Readonly<Record<string, ConversationView>> = {
  none: after(0, undefined),
  overall: after(1, 'overall'),
  confirm: after(1, 'confirm'),
  charged: after(2, 'charged'),
  communication: after(3, 'communication'),
  absent: after(4, 'absent'),
  comment: after(4, 'comment'),
  relative: { ...after(1, 'overall'), respondentIsClient: false },
  consultation: { ...after(1, 'overall'), unanswered: ['overall'] },
};

/** The labelled replies, as the file has them. */
export const gold = (): Labelled[] =>
  readFileSync(new URL('gold.tsv', import.meta.url), 'utf8')
    .split('\n')
    .slice(1, -1)
    .map((line) => {
      const [open = '', label = '', redFlags = '', text = ''] = line.split('\t');
      return { open, label, redFlags, text };
    });

/** What a reading would have for a label. */
export const labelOf = ({ understood }: ParsedReply): string =>
  understood.kind === 'answers'
    ? understood.answers.map(({ question, value }) => `${question}=${value}`).join(';')
    : understood.kind;
