import type { FollowUp } from '../conversation/follow-up.ts';
import { pointsOfAll } from '../response/response.ts';
import type { CaseKind, Category, Stars } from '../shared/codes.ts';
import type { Policy } from '../shared/policy.ts';
import type { Month } from './by-month.ts';
import { closingMonth } from './by-month.ts';
import type { Rates } from './rates.ts';
import { histogramOf, ratesOf } from './rates.ts';
import { scoredClosings } from './score-lawyer.ts';
import { byTime, responseOf } from './scored-response.ts';
import { serviceScore } from './shrinkage.ts';
import type { Shown, ShownGroup, ShownResponse } from './shown-groups.ts';
import { GROUP_SIZE } from './shown-groups.ts';

/** Figures over whole groups: 5 responses or more. Points are 0 to 100. */
export interface ShownFigures extends Rates {
  readonly meanPoints: number;
}

/** Figures over all groups, with what they come to as a score. */
export interface ShownScore extends ShownFigures {
  readonly serviceScore: number;
}

/** Figures by code, of the groups that are wholly of it. Codes with no such group are absent. */
export type ShownCells<Code extends string> = Readonly<Partial<Record<Code, ShownFigures>>>;

/**
 * The own figures as a lawyer sees them. No standing, no alerts, no misconduct, and nothing on who has answered: clients were
 * promised that the lawyer isn't told.
 */
export interface LawyerView {
  /** The lawyer's own cases, which the lawyer knows. */
  readonly closings: number;
  /** Absent while there are too few responses. */
  readonly figures?: ShownScore;
  /** What is left of the whole is in groups of several kinds, and no less than a group. */
  readonly byKind: ShownCells<CaseKind>;
  readonly byCategory: ShownCells<Category>;
  readonly byMonth: ShownCells<Month>;
  /** Satisfaction with communication, of those who answered it. */
  readonly communication?: Rates;
}

/** The valid responses of one lawyer, centre and year as they can be shown, in order of time and then of case numbers. */
export const showable = (followUps: readonly FollowUp[], policy: Policy): readonly ShownResponse[] =>
  scoredClosings(followUps)
    .flatMap((f) => {
      const response = responseOf(f, policy);
      return response === undefined ? [] : [{ f, response }];
    })
    .toSorted((a, b) => byTime(a.response, b.response))
    .map(({ f, response: { caseNo, kind, overall, answers } }) => ({
      caseNo,
      kind,
      categories: f.closing.categories,
      month: closingMonth(f),
      overall,
      ...(answers.communication === undefined ? {} : { communication: answers.communication }),
    }));

export const lawyerView = (closings: number, { groups }: Shown, policy: Policy): LawyerView => {
  const all = groups.flat();
  const cells = <Code extends string>(codes: (response: ShownResponse) => readonly Code[]): ShownCells<Code> => {
    const known = [...new Set(all.flatMap(codes))];
    const cell = (code: Code): ShownGroup => groups.filter((group) => group.every((r) => codes(r).includes(code))).flat();
    return Object.fromEntries(
      known.flatMap((code) => {
        const figures = figuresOf(cell(code), policy);
        return figures === undefined ? [] : [[code, figures]];
      }),
    ) as ShownCells<Code>;
  };
  const figures = shownScore({ groups }, policy);
  const communication = shownRatesOf(
    all.flatMap((response) => response.communication ?? []),
    policy,
  );
  return {
    closings,
    ...(figures === undefined ? {} : { figures }),
    byKind: cells(({ kind }) => [kind]),
    byCategory: cells(({ categories }) => categories),
    byMonth: cells(({ month }) => [month]),
    ...(communication === undefined ? {} : { communication }),
  };
};

/** What the groups shown to a lawyer come to as a whole; `undefined` while there are too few responses. */
export const shownScore = ({ groups }: Pick<Shown, 'groups'>, policy: Policy): ShownScore | undefined => {
  const all = groups.flat();
  const figures = figuresOf(all, policy);
  const score = serviceScore(
    all.map((response) => ({ points: pointsOf(response, policy), prior: policy.score.prior[response.kind] })),
    policy.score.k,
  );
  return figures === undefined || score === undefined ? undefined : { ...figures, serviceScore: score };
};

const shownRatesOf = (answers: readonly Stars[], { score }: Policy): Rates | undefined =>
  answers.length < Math.max(GROUP_SIZE, score.minResponses) ? undefined : ratesOf(histogramOf(answers), score.z);

const figuresOf = (responses: ShownGroup, policy: Policy): ShownFigures | undefined => {
  const rates = shownRatesOf(
    responses.map(({ overall }) => overall),
    policy,
  );
  const sum = responses.reduce((earned, response) => earned + pointsOf(response, policy), 0);
  return rates && { ...rates, meanPoints: sum / rates.n };
};

const pointsOf = ({ overall, communication }: ShownResponse, policy: Policy): number =>
  pointsOfAll(communication === undefined ? [overall] : [overall, communication], policy);
