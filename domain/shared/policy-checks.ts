import type { AlertLevel } from './codes.ts';
import { ALERT_LEVELS, GRADES } from './codes.ts';
import { inputError } from './input-error.ts';
import type { GradeBand, PointRule, Policy } from './policy.ts';
import { DIMENSIONS } from './policy.ts';
import type { InputError } from './result.ts';

/** A total can't leave this range, so the grades cover just it. */
const TOTALS = { from: 0, to: 110 };

/** What the numbers of a policy must have to do with each other; each is in its own range already. */
export const checkPolicy = (policy: Policy): readonly InputError[] => [
  ...checkFollowUp(policy.followUp),
  ...checkScore(policy.score),
  ...ALERT_LEVELS.flatMap((level) => checkLimits(level, policy)),
  ...checkWeights(policy.assessment),
  ...checkGradePoints(policy.assessment),
  ...checkBands(policy.assessment.grades),
  ...checkPoints(policy.assessment),
];

const checkFollowUp = ({ windowFrom, windowTo, endAfterDays, lateReplyDays }: Policy['followUp']): readonly InputError[] => [
  ...unless(
    windowFrom < windowTo,
    'followUp.windowTo',
    windowTo,
    `应晚于 windowFrom（${windowFrom}）`,
    `must be later than windowFrom (${windowFrom})`,
  ),
  ...unless(
    lateReplyDays >= endAfterDays,
    'followUp.lateReplyDays',
    lateReplyDays,
    `不得少于 endAfterDays（${endAfterDays}）`,
    `must not be less than endAfterDays (${endAfterDays})`,
  ),
];

const checkScore = ({ points, minResponses, publicMinResponses }: Policy['score']): readonly InputError[] => [
  ...unless(
    isRising([points[1], points[2], points[3], points[4], points[5]]),
    'score.points',
    points,
    '评价越高，分值不得越低',
    'a better answer must not earn fewer points',
  ),
  ...unless(
    publicMinResponses >= minResponses,
    'score.publicMinResponses',
    publicMinResponses,
    `不得少于 minResponses（${minResponses}）`,
    `must not be less than minResponses (${minResponses})`,
  ),
];

const checkLimits = (level: AlertLevel, { alert }: Policy): readonly InputError[] => {
  const { contact, resolve } = alert[level];
  const isLate =
    ('hours' in contact && 'hours' in resolve && contact.hours > resolve.hours) ||
    ('workingDays' in contact && 'workingDays' in resolve && contact.workingDays > resolve.workingDays);
  return unless(!isLate, `alert.${level}.resolve`, resolve, '办结时限不得早于首次联系时限', 'must not be sooner than contact');
};

const checkWeights = ({ weights, required }: Policy['assessment']): readonly InputError[] => {
  const sum = DIMENSIONS.reduce((total, dimension) => total + weights[dimension], 0);
  return [
    ...unless(
      Math.abs(sum - 100) < 1e-9,
      'assessment.weights',
      weights,
      `权重之和应为 100，现为 ${sum}`,
      `the weights must sum to 100, not ${sum}`,
    ),
    ...required.flatMap((dimension) =>
      unless(
        weights[dimension] > 0,
        'assessment.required',
        dimension,
        '必备指标的权重应大于 0',
        'a required dimension must have a weight above 0',
      ),
    ),
  ];
};

const checkGradePoints = ({ gradePoints }: Policy['assessment']): readonly InputError[] =>
  unless(
    isRising(GRADES.map((grade) => gradePoints[grade])),
    'assessment.gradePoints',
    gradePoints,
    '等次越高，分值不得越低',
    'a better grade must not earn fewer points',
  );

const checkBands = (bands: readonly GradeBand[]): readonly InputError[] => {
  const column = 'assessment.grades';
  const isComplete = bands.length === GRADES.length && bands.every(({ grade }, i) => grade === GRADES[i]);
  if (!isComplete) {
    const order = GRADES.join(', ');
    return [
      inputError(
        column,
        bands.map(({ grade }) => grade),
        `应由低到高各列一次：${order}`,
        `must name each grade once, from the worst to the best: ${order}`,
      ),
    ];
  }
  const empty = bands.find(({ from, to }) => from >= to);
  if (empty) return [inputError(column, empty, 'to 应大于 from', 'to must be above from')];
  const seams: InputError[] = [];
  let end = TOTALS.from;
  for (const { from, to } of [...bands, { from: TOTALS.to, to: TOTALS.to }]) {
    seams.push(...checkSeam(end, from));
    end = to;
  }
  return seams;
};

/** Where one band ends the next begins. */
const checkSeam = (end: number, start: number): readonly InputError[] => {
  const column = 'assessment.grades';
  if (start > end) {
    return [
      inputError(
        column,
        `${end}-${start}`,
        `${end} 分至 ${start} 分没有对应等次`,
        `totals from ${end} up to ${start} have no grade`,
      ),
    ];
  }
  if (start < end) {
    return [
      inputError(
        column,
        `${start}-${end}`,
        `${start} 分至 ${end} 分对应两个等次`,
        `totals from ${start} up to ${end} have two grades`,
      ),
    ];
  }
  return [];
};

const checkPoints = ({ bonus, bonusUpTo, deduction }: Policy['assessment']): readonly InputError[] => [
  ...Object.entries(bonus).flatMap(([kind, rule]) => [
    ...checkRule(`assessment.bonus.${kind}`, rule),
    ...unless(
      bonusUpTo >= rule.each,
      'assessment.bonusUpTo',
      bonusUpTo,
      `不得少于 bonus.${kind} 的单项加分（${rule.each}）`,
      `must not be less than a single bonus of ${kind} (${rule.each})`,
    ),
  ]),
  ...Object.entries(deduction).flatMap(([kind, rule]) => checkRule(`assessment.deduction.${kind}`, rule)),
];

const checkRule = (column: string, { each, upTo }: PointRule): readonly InputError[] =>
  unless(
    upTo === null || upTo >= each,
    `${column}.upTo`,
    upTo,
    `上限不得少于单项分值（${each}）`,
    `must not be less than a single one (${each}), or null for no limit`,
  );

const unless = (holds: boolean, column: string, value: unknown, zh: string, en: string): readonly InputError[] =>
  holds ? [] : [inputError(column, value, zh, en)];

const isRising = (values: readonly number[]): boolean =>
  values.every((value, i) => values.slice(i).every((later) => later >= value));
