import type { Counts } from '../score/sums.ts';
import { inputError } from '../shared/input-error.ts';
import type { InputError, Result } from '../shared/result.ts';
import type { Words } from '../shared/words.ts';

/** Figures that no closing tells: a centre enters them by hand once a month. In the order in which they are reported. */
export const ENTERED_FIGURES = [
  'publicity-events',
  'publicity-people',
  'training-sessions',
  'training-people',
  'applications-received',
  'applications-accepted',
  'applications-refused',
] as const;
export type EnteredFigure = (typeof ENTERED_FIGURES)[number];

/** What each is called, and in Chinese its unit. */
export const ENTERED_WORDS: Readonly<Record<EnteredFigure, Words & { readonly unit: string }>> = {
  'publicity-events': { zh: '开展宣传活动', unit: '场次', en: 'publicity events' },
  'publicity-people': { zh: '宣传受众', unit: '人次', en: 'people reached by publicity' },
  'training-sessions': { zh: '举办业务培训', unit: '期', en: 'training sessions' },
  'training-people': { zh: '参训', unit: '人次', en: 'people trained' },
  'applications-received': { zh: '收到法律援助申请', unit: '件', en: 'applications received' },
  'applications-accepted': { zh: '决定给予援助', unit: '件', en: 'applications accepted' },
  'applications-refused': { zh: '决定不予援助', unit: '件', en: 'applications refused' },
};

/** A centre's month as it was entered; what was not entered is absent. */
export type Entered = Counts<EnteredFigure>;

/** Largest figure taken: beyond it somebody has slipped. */
export const ENTERED_MAX = 10_000_000;

/**
 * Checks a month's figures. Accepted and refused together may be more than received: some were received the month before.
 *
 * @param figures name -> figure, as it came
 */
export const checkEntered = (figures: Readonly<Record<string, unknown>>): Result<Entered, readonly InputError[]> => {
  const errors = Object.entries(figures).flatMap(([name, value]) => {
    if (!isEnteredFigure(name)) {
      const known = ENTERED_FIGURES.join(', ');
      return [inputError(name, undefined, `没有这一项,应为以下之一:${known}`, `is no such figure; must be one of ${known}`)];
    }
    return isCount(value)
      ? []
      : [inputError(name, value, `应为 0 至 ${ENTERED_MAX} 的整数`, `must be a whole number from 0 to ${ENTERED_MAX}`)];
  });
  return errors.length > 0 ? { ok: false, error: errors } : { ok: true, value: figures };
};

const isEnteredFigure = (name: string): name is EnteredFigure => ENTERED_FIGURES.some((known) => known === name);

const isCount = (value: unknown): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= ENTERED_MAX;
