import { ABSENT_SIGNS } from './absent-signs.ts';
import { actorAt, actorInClause, lastClause } from './actors.ts';
import { CHARGED_SIGNS } from './charged-signs.ts';
import { compact } from './normalise.ts';
import type { By } from './sign.ts';
import { compileSigns } from './sign.ts';
import * as telling from './telling.ts';

/*
 * Red flags: what a client tells about the lawyer in words, in whatever message. A sign counts unless somebody else did it,
 * or it is denied, asked, feared, only meant to be done, or was refused by the lawyer.
 */

export type RedFlag = 'charged' | 'absent';

export interface Misconduct {
  readonly redFlags: readonly RedFlag[];
  /** Questions that what is told answers with 9. */
  readonly affirms: readonly RedFlag[];
  /** Questions that what is told answers with 8. */
  readonly denies: readonly RedFlag[];
}

interface Finding {
  readonly cause: RedFlag;
  readonly at: number;
  readonly end: number;
  readonly said: string;
  readonly answers: boolean;
  readonly verdict: 'told' | 'denied' | 'void';
}

const SIGNS = [...compileSigns('charged', CHARGED_SIGNS), ...compileSigns('absent', ABSENT_SIGNS)];
type CompiledSign = (typeof SIGNS)[number];

/** Red flags, and what a message tells about the yes-or-no questions; `text` is normalised. */
export const readMisconduct = (text: string): Misconduct => {
  const words = compact(text);
  const findings = SIGNS.flatMap((sign) =>
    [...words.matchAll(sign.pattern)].map((match) => judge(sign, words, match.index, match[0])),
  );
  const inOrder = findings.filter(({ verdict }) => verdict !== 'void').sort((a, b) => a.at - b.at);
  const settled: Finding[] = [];
  for (const finding of inOrder) settled.push(withListDenied(finding, settled, words));
  const told = settled.filter(({ verdict }) => verdict === 'told');
  const denied = settled.filter(({ verdict }) => verdict === 'denied');
  const redFlags = causesOf(told);
  return {
    redFlags,
    affirms: causesOf(told.filter(({ answers }) => answers)),
    denies: causesOf(denied).filter((cause) => !redFlags.includes(cause)),
  };
};

const causesOf = (findings: readonly Finding[]): RedFlag[] =>
  (['charged', 'absent'] as const).filter((cause) => findings.some((finding) => finding.cause === cause));

/** How far from a sign words can bear on it, in characters: within its sentence, and within its clause. */
const SENTENCE_REACH = 160;
const REACH = 30;

const judge = (sign: CompiledSign, text: string, at: number, said: string): Finding => {
  const before = text.slice(Math.max(0, at - SENTENCE_REACH), at);
  const after = text.slice(at + said.length, at + said.length + SENTENCE_REACH);
  const clause = lastClause(before).slice(-REACH);
  const isVoid =
    !IS_THEIRS[sign.by](before, said) ||
    telling.UNREAL.test(clause) ||
    isAsked(clause, said, after) ||
    (sign.cause === 'charged' && isInnocent(sign.by, clause, after));
  const isDenied = sign.isDenial === true || (sign.isNegative !== true && telling.denies(clause));
  const verdict = isVoid ? 'void' : isDenied ? 'denied' : 'told';
  return { cause: sign.cause, at, end: at + said.length, said, answers: sign.answers === true, verdict };
};

/** What is said up to the lawyer it names, if it does. */
const NAMED_LAWYER = /^(.*?(?:律师|承办人|代理人|lawyer|attorney)).*$/;

const IS_THEIRS: Readonly<Record<By, (before: string, said: string) => boolean>> = {
  'not-other': (before) => !['other', 'family', 'reader'].includes(actorAt(before) ?? ''),
  lawyer: (before) => actorAt(before) === 'lawyer',
  'lawyer-or-opening': (before) => {
    const actor = actorAt(before);
    return actor === 'lawyer' || (actor === undefined && telling.opens(lastClause(before)));
  },
  'lawyer-or-nobody': (before, said) => {
    const clause = lastClause(before);
    const actor = NAMED_LAWYER.test(said) ? actorInClause(clause + said.replace(NAMED_LAWYER, '$1')) : actorAt(before);
    return actor === 'lawyer' || (actor === undefined && !telling.WHY.test(clause));
  },
  'our-side': (before) => actorInClause(lastClause(before)) !== 'other',
};

/** Money that the lawyer gets for the client, or that the client's side only meant to give or could not give. */
const isInnocent = (by: By, clause: string, after: string): boolean =>
  by === 'our-side' ? telling.MEANT.test(clause) || telling.REFUSED.test(after) : telling.ON_OUR_BEHALF.test(clause);

const isAsked = (clause: string, said: string, after: string): boolean => {
  const [rest = ''] = after.split(/[,.;:!?。…]/);
  const asks = after.charAt(rest.length) === '?' || /(?:[吗么]|没有?)$|^送?[什多][么少]/.test(rest);
  return asks && !telling.DONE_TO_US.test(said) && !telling.WHY.test(clause) && !telling.PLAINTIVE.test(rest);
};

/** Signs overlap, so the end of the list before may be a few findings back. */
const LIST_REACH = 8;

/** One negation denies a whole list (没有收钱,收礼); 了 begins another telling (没收钱,收了礼). */
const withListDenied = (finding: Finding, earlier: readonly Finding[], words: string): Finding => {
  const isListed = earlier
    .slice(-LIST_REACH)
    .some(
      ({ cause, verdict, end }) =>
        cause === finding.cause &&
        verdict === 'denied' &&
        end <= finding.at &&
        telling.LISTING.test(words.slice(end, finding.at)),
    );
  return isListed && !finding.said.includes('了') ? { ...finding, verdict: 'denied' } : finding;
};
