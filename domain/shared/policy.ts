import type { AlertLevel, CaseKind, Grade } from './codes.ts';

/*
 * The policy: every number a centre may change, as one versioned document. Defaults are the preset `standard-1`
 * (docs/policy.md gives the source of each); a centre's document is laid over the preset it names.
 */

export const DIMENSIONS = ['files', 'clients', 'opinion', 'hearing', 'quantity', 'timeliness'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const PRESETS = ['standard-1', 'survey-only-1'] as const;
export type PresetName = (typeof PRESETS)[number];

/** Within what time: hours are clock hours, working days end at the same clock time on the n-th working day. */
export type TimeLimit = { readonly hours: number } | { readonly workingDays: number };

/** Points an event of one kind adds or takes away, each and at most in a year (`null`: no limit). */
export interface PointRule {
  readonly each: number;
  readonly upTo: number | null;
}

/** A grade holds from `from` (included) to `to` (excluded; the best grade's `to` of 110 is included). */
export interface GradeBand {
  readonly grade: Grade;
  readonly from: number;
  readonly to: number;
}

export interface Policy {
  readonly preset: PresetName;
  /** Free label of the document, printed with every result that rests on it. */
  readonly version: string;
  readonly followUp: {
    readonly waitHours: number;
    readonly consultationWaitHours: number;
    /** Clock times `HH:MM` in the centre's zone: texts that start or remind leave from `windowFrom` until before `windowTo`. */
    readonly windowFrom: string;
    readonly windowTo: string;
    readonly coolDownHours: number;
    readonly reminderAfterHours: number;
    readonly commentWaitHours: number;
    readonly endAfterDays: number;
    readonly lateReplyDays: number;
    /** A second 1 that comes sooner after the question back is taken for a double tap. */
    readonly doubleTapSeconds: number;
    readonly tooOldDays: number;
    /** Share (0 to 1) of closed cases drawn for a telephone check. */
    readonly telephoneCheckShare: number;
    /** Matters that contain one of these go to the call list: a person decides first. */
    readonly sensitiveWords: readonly string[];
  };
  readonly call: {
    /** Hours from a call nobody answered to the next. */
    readonly againHours: number;
    /** Calls made at most. */
    readonly attempts: number;
  };
  readonly retention: {
    /** Name, phone and messages are erased at the latest so long after they came in. */
    readonly personDays: number;
    /** The comment is erased so long after the case came in. */
    readonly commentDays: number;
  };
  readonly score: {
    /** Points (0 to 100) of the scale answers 1 to 5. */
    readonly points: Readonly<Record<'1' | '2' | '3' | '4' | '5', number>>;
    /** Standard normal quantile of the Wilson interval. */
    readonly z: number;
    /** Weight of the prior, in responses. */
    readonly k: number;
    /** Expected points by case kind. */
    readonly prior: Readonly<Record<CaseKind, number>>;
    readonly minResponses: number;
    readonly publicMinResponses: number;
    readonly earlyWarning: { readonly lambda: number; readonly limit: number; readonly sigma: number; readonly from: number };
    readonly pattern: { readonly allTopFrom: number; readonly identicalWithinMinutes: number };
  };
  /** Days that differ from the State Council's calendar: local holidays, or a year it has not published yet. `YYYY-MM-DD`. */
  readonly calendar: { readonly holidays: readonly string[]; readonly workdays: readonly string[] };
  readonly alert: Readonly<Record<AlertLevel, { readonly contact: TimeLimit; readonly resolve: TimeLimit }>> & {
    /** Whether a client is asked, once an alert was found true or put right, if it is settled. */
    readonly recovery: { readonly ask: boolean };
  };
  readonly assessment: {
    /** Weight of each dimension; 0 leaves it out. The sum is 100. */
    readonly weights: Readonly<Record<Dimension, number>>;
    /** Without these dimensions there is no total. */
    readonly required: readonly Dimension[];
    readonly minWeight: number;
    readonly minClosings: number;
    readonly gradePoints: Readonly<Record<Grade, number>>;
    /** Closings a year expected of a lawyer without a target of their own. */
    readonly defaultTarget: number;
    readonly filingDays: number;
    readonly bonusUpTo: number;
    readonly bonus: Readonly<Record<'typical-case' | 'major-case' | 'commendation', PointRule>>;
    readonly deduction: Readonly<Record<'complaint' | 'not-informed', PointRule>>;
    readonly grades: readonly GradeBand[];
    /** A total below the competent grade on fewer file reviews than this is deferred for a second review; 0 turns it off. */
    readonly filesToFail: number;
    readonly rewardLow: number;
    readonly talkHigh: number;
    /** Working days in which lawyers can object to a published draft. */
    readonly objectionDays: number;
  };
}

export const STANDARD_1: Policy = {
  preset: 'standard-1',
  version: '1',
  followUp: {
    waitHours: 72,
    consultationWaitHours: 24,
    windowFrom: '09:00',
    windowTo: '20:00',
    coolDownHours: 24,
    reminderAfterHours: 48,
    commentWaitHours: 24,
    endAfterDays: 7,
    lateReplyDays: 30,
    doubleTapSeconds: 60,
    tooOldDays: 90,
    telephoneCheckShare: 0.3,
    sensitiveWords: [
      '家庭暴力',
      '家暴',
      '人身安全保护令',
      '人身保护令',
      '性侵',
      '强奸',
      '猥亵',
      '虐待',
      'family violence',
      'domestic violence',
      'protection order',
    ],
  },
  call: { againHours: 24, attempts: 3 },
  retention: { personDays: 180, commentDays: 730 },
  score: {
    points: { 1: 0, 2: 30, 3: 60, 4: 80, 5: 100 },
    z: 1.96,
    k: 15,
    prior: { civil: 80, criminal: 80, administrative: 80, labour: 80, family: 80 },
    minResponses: 5,
    publicMinResponses: 30,
    earlyWarning: { lambda: 0.2, limit: 2.7, sigma: 25, from: 5 },
    pattern: { allTopFrom: 20, identicalWithinMinutes: 5 },
  },
  calendar: { holidays: [], workdays: [] },
  alert: {
    critical: { contact: { hours: 24 }, resolve: { workingDays: 5 } },
    high: { contact: { workingDays: 1 }, resolve: { workingDays: 5 } },
    medium: { contact: { workingDays: 3 }, resolve: { workingDays: 10 } },
    low: { contact: { workingDays: 5 }, resolve: { workingDays: 15 } },
    recovery: { ask: false },
  },
  assessment: {
    weights: { files: 40, clients: 25, opinion: 10, hearing: 10, quantity: 8, timeliness: 7 },
    required: ['files'],
    minWeight: 60,
    minClosings: 3,
    gradePoints: { failing: 40, competent: 70, good: 85, excellent: 95 },
    defaultTarget: 6,
    filingDays: 30,
    bonusUpTo: 10,
    bonus: {
      'typical-case': { each: 2, upTo: 4 },
      'major-case': { each: 2, upTo: 4 },
      commendation: { each: 1, upTo: 3 },
    },
    deduction: { complaint: { each: 5, upTo: null }, 'not-informed': { each: 2, upTo: 6 } },
    grades: [
      { grade: 'failing', from: 0, to: 60 },
      { grade: 'competent', from: 60, to: 80 },
      { grade: 'good', from: 80, to: 90 },
      { grade: 'excellent', from: 90, to: 110 },
    ],
    filesToFail: 2,
    rewardLow: 0.55,
    talkHigh: 0.8,
    objectionDays: 10,
  },
};

/** For centres that begin: no file reviews yet, so only what the survey and the register hold. */
export const SURVEY_ONLY_1: Policy = {
  ...STANDARD_1,
  preset: 'survey-only-1',
  assessment: {
    ...STANDARD_1.assessment,
    weights: { files: 0, clients: 70, opinion: 0, hearing: 0, quantity: 15, timeliness: 15 },
    required: ['clients'],
    filesToFail: 0,
  },
};

export const POLICY_PRESETS: Readonly<Record<PresetName, Policy>> = {
  'standard-1': STANDARD_1,
  'survey-only-1': SURVEY_ONLY_1,
};
