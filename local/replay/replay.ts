import { DAY_MS } from '../../domain/shared/instant.ts';
import { startEngine } from '../engine/engine.ts';
import type { Engine } from '../engine/engine.ts';
import type { TopicMessage } from '../engine/hooks.ts';
import { operatorOf } from '../operator.ts';
import type { Operator } from '../operator.ts';
import type { TableSnapshot } from '../table-snapshot.ts';
import { runOf } from '../../domain/assessment/assessment-table.ts';
import { DueMoments } from './due-moments.ts';
import type { ReplayInputs } from './inputs.ts';
import { Outcomes } from './outcomes.ts';
import { play } from './play.ts';
import type { Played } from './play.ts';
import { consoleRequest } from './requests.ts';
import type { SentSms } from './tables.ts';
import type { Timeline } from './timeline.ts';

export interface ReplayResult extends Played {
  readonly snapshot: TableSnapshot;
  /** What clients said beyond codes, opened, by case number. */
  readonly comments: ReadonlyMap<string, string>;
  readonly sent: readonly SentSms[];
  /** Everything the functions printed. */
  readonly log: readonly string[];
  /** Everything that went to the alerts' topic, with its attributes. */
  readonly published: readonly TopicMessage[];
}

export interface ReplayRun {
  /** Directory of the synthesised app. */
  readonly assembly: string;
  /** Where the engine keeps its data; without it, in memory. */
  readonly dataDir?: string;
  readonly inputs: Pick<ReplayInputs, 'centres' | 'policy' | 'lastYear'>;
  readonly timeline: Timeline;
  readonly until: number;
  readonly year: number;
  readonly onProgress: (at: number, done: number) => void;
}

/** Runs a recorded year through the deployed functions on an engine of its own, and looks at what came of it. */
export const replay = async (run: ReplayRun): Promise<ReplayResult> => {
  const due = new DueMoments();
  const outcomes = new Outcomes();
  const sent: SentSms[] = [];
  const log: string[] = [];
  const published: TopicMessage[] = [];
  const start = Math.min(run.timeline.entries[0]?.at ?? run.until, run.until) - DAY_MS;
  const engine = await startEngine({
    assembly: run.assembly,
    ...(run.dataDir === undefined ? { keySeed: 'replay' } : { dataDir: run.dataDir }),
    clock: { kind: 'virtual', at: start },
    onStreamRecord: (record) => due.note(record),
    onLog: ({ line }) => {
      log.push(line);
      outcomes.note(line);
    },
    onSms: ({ phone, message, messageId, at }) => {
      sent.push({ at, to: phone, body: message, providerId: messageId });
    },
    onTopicMessage: (message) => {
      if (message.topicArn.includes('Alerts')) published.push(message);
    },
  });
  const operator = operatorOf(engine);
  try {
    await setUp(operator, run);
    const played = await play({ engine, due, outcomes, sent, ...operator }, run.timeline.entries, run.until, run.onProgress);
    await assess(engine, run);
    noteTrouble(engine, operator);
    const snapshot = await operator.snapshot();
    return { ...played, sent, log, published, snapshot, comments: await openComments(operator, snapshot) };
  } finally {
    operator.close();
    await engine.stop();
  }
};

const openComments = async ({ vault }: Operator, { followUps }: TableSnapshot): Promise<ReadonlyMap<string, string>> => {
  const comments = new Map<string, string>();
  for (const { followUp, sealedComment } of followUps) {
    const { caseNo } = followUp.closing;
    if (sealedComment !== undefined) comments.set(caseNo, await vault.openWords(sealedComment, caseNo));
  }
  return comments;
};

/** The run that last year's table stands for. */
const LAST_YEARS = { at: 0, by: 'last-year' };

const setUp = async ({ store }: Operator, { inputs, year }: ReplayRun): Promise<void> => {
  for (const centre of inputs.centres.values()) await store.saveCentre(centre, inputs.policy);
  for (const { centreId, lawyerId, grade } of inputs.lastYear) {
    // Of last year's row only the grade is asked for; the rest of it rests with last year's table.
    const row = { centreId, lawyerId, lawyerName: undefined, firm: undefined, closings: 0, n: 0, bonus: 0, deduction: 0 };
    const judged = { total: undefined, status: 'graded' as const, grade, flags: [], reasons: [] };
    await store.saveAssessmentRow({ centreId, year: year - 1, run: runOf(LAST_YEARS) }, { ...row, ...judged });
  }
  for (const centreId of new Set(inputs.lastYear.map((row) => row.centreId))) {
    const version = { number: 1, draft: LAST_YEARS, at: LAST_YEARS.at, by: LAST_YEARS.by, publishedBy: LAST_YEARS.by };
    await store.saveAssessmentTable({ table: { centreId, year: year - 1, finals: [version] }, version: 1 }, []);
  }
};

const assess = async (engine: Engine, { inputs, year, until }: ReplayRun): Promise<void> => {
  engine.setTime(until);
  for (const centreId of inputs.centres.keys()) {
    await engine.invoke(
      'ConsoleApi',
      consoleRequest('POST', '/v1/assessments', { centreId, year }, until, { by: 'replay', centreId }),
    );
  }
  await engine.settle();
};

/** A replay whose messages ended in a dead-letter queue is no result: it says so instead. */
const noteTrouble = (engine: Engine, operator: Operator): void => {
  const [dead] = operator.deadLetters();
  if (dead !== undefined) throw new Error(`${dead.count} messages could not be worked off in ${dead.queue}`);
  if (engine.refusals.length > 0)
    throw new Error(`${engine.refusals.length} calls were refused, the first: ${JSON.stringify(engine.refusals[0])}`);
};
