import { DAY_MS } from '../../domain/shared/instant.ts';
import { createStore } from '../../adapters/dynamodb/store.ts';
import { Table } from '../../adapters/dynamodb/table.ts';
import { Carrier } from './carrier.ts';
import { checkDeadlines, checkEnd } from './check.ts';
import { Clients, REFUSAL, RETURN } from './clients.ts';
import { Cloud } from './cloud.ts';
import type { Backend } from './cloud.ts';
import { invocations } from './effects.ts';
import { assess } from './console/assessors.ts';
import { Office } from './console/office.ts';
import type { Faults } from './faults.ts';
import { Minutes } from './minutes.ts';
import type { Plan, PlannedCase } from './plan.ts';
import { CENTRES } from './plan.ts';
import type { ProductFunctions } from './product-functions.ts';
import type { Random } from './random.ts';
import { POLICY_DOCUMENT } from './simulated-policy.ts';
import { Schedule } from './schedule.ts';
import type { Change, Item } from './table-calls.ts';
import { TableModel } from './table-model.ts';
import { Trace } from './trace.ts';
import { installVirtualTime } from './virtual-time.ts';
import { Watch } from './watch.ts';
import type { Violation } from './watch.ts';

export interface RunProps {
  readonly functions: ProductFunctions;
  readonly plan: Plan;
  readonly random: Random;
  /** Made with a look at the time: days since the beginning. */
  readonly faults: (day: () => number) => Faults;
  /** Makes the table, with an ear for its changes. @default the simulated one */
  readonly openTable?: (tell: (change: Change) => void) => Promise<OpenTable> | OpenTable;
  /** People work with the console. */
  readonly isOffice?: boolean;
  readonly isTraced?: boolean;
}

/** A table, and everything in it. */
type OpenTable = Backend & { all(): Iterable<Item> | Promise<readonly Item[]> };

export interface RunResult {
  readonly violations: readonly Violation[];
  readonly counts: Readonly<Cloud['count']> & { readonly messages: number; readonly happenings: number };
  readonly trace: Trace;
}

/** Days a run lasts: conversations, their late replies and what is erased after them. */
const DAYS = 62;
/** Days in which evidence comes in. */
const EVIDENCE_DAYS = 20;
/** Days after which, wherever nothing is under way, it is looked whether every deadline is reachable. */
const LOOKS = [3, 4, 5, 6, 7, 9, 11, 14, 18, 24, 30, 36, 45, 54];

/** Plays a plan from its first closing to the last deadline, and says what did not hold. */
export const run = async (props: RunProps): Promise<RunResult> => {
  const { plan, random, functions } = props;
  const schedule = new Schedule(plan.start - DAY_MS);
  installVirtualTime(schedule, random);
  const trace = new Trace(schedule, props.isTraced === true);
  const watch = new Watch(schedule);
  const cases = new Map(plan.cases.map((planned) => [planned.caseNo, planned]));
  const heard = new Map<string, number>();
  const openTable = props.openTable ?? ((tell: (change: Change) => void): OpenTable => new TableModel(tell));
  const table = await openTable((change) => {
    minutes.note(change);
    office?.see(change);
    cloud.changed(change);
  });
  const cloud: Cloud = new Cloud({
    schedule,
    random,
    functions,
    faults: props.faults(() => (schedule.now - plan.start) / DAY_MS),
    trace,
    backend: table,
    watcher: () => watch,
    onText: (caseNo, phone, body, providerId) => {
      carrier.take(caseNo, phone, body, providerId);
    },
    onDone: (queue, body) => {
      if (queue === 'inbound') workedOff(body);
    },
  });
  const clients = new Clients(cloud, random, cases);
  const carrier = new Carrier(cloud, random, (caseNo, body) => {
    clients.get(caseNo, body);
  });
  const workedOff = (body: string): void => {
    const { Message } = JSON.parse(body) as { Message: string };
    const { inboundMessageId: id, messageBody } = JSON.parse(Message) as Record<string, string>;
    const message = clients.sent.find((one) => one.id === id);
    if (message === undefined || id === undefined || heard.has(id)) return;
    heard.set(id, schedule.now);
    if (messageBody === REFUSAL) watch.refusalHeard(message.caseNo);
  };
  clients.onSend = ({ body, caseNo }) => {
    if (body === RETURN) watch.returned(caseNo);
  };
  const office = props.isOffice === true ? new Office(cloud, random, watch) : undefined;
  watch.onAnnounced = (message) => office?.hear(message);
  const minutes = new Minutes(cloud);
  await setUp(cloud, schedule);
  schedule.now = plan.start;
  for (const planned of plan.cases) announce(cloud, planned);
  if (office !== undefined) {
    office.bringEvidence(EVIDENCE_DAYS);
    assess(cloud, random, office.desk);
  }
  let happenings = 0;
  const items = async (): Promise<readonly Item[]> => [...(await table.all())];
  for (const day of [...LOOKS, DAYS]) {
    happenings += await schedule.runUntil(plan.start + day * DAY_MS);
    if (watch.violations.length > 0) break;
    if (day < DAYS && cloud.isQuiet) checkDeadlines({ items: await items(), now: schedule.now, watch });
  }
  if (watch.violations.length === 0) {
    if (!cloud.isQuiet) watch.violate('nothing stuck', `work is left over: ${cloud.leftOver}`, []);
    const known = clients.sent.flatMap((sent) => {
      const heardAt = heard.get(sent.id);
      return heardAt === undefined ? [] : [{ ...sent, heardAt }];
    });
    if (known.length < clients.sent.length) watch.violate('no response lost', 'messages were never worked off', []);
    checkEnd({ items: await items(), now: schedule.now, cases: plan.cases, heard: known, acts: office?.desk.acts ?? [], watch });
  }
  return { violations: watch.violations, counts: { ...cloud.count, messages: clients.sent.length, happenings }, trace };
};

/** The centres, entered before anything begins. */
const setUp = async (cloud: Cloud, schedule: Schedule): Promise<void> => {
  const operator = { id: 0, fn: 'operator', skew: 0, isOver: false, effects: 0, isSafe: true };
  const saving = invocations.run(operator, async () => {
    const store = createStore(new Table('huifang'));
    for (const centre of CENTRES) await store.saveCentre(centre, POLICY_DOCUMENT);
  });
  await schedule.runUntil(schedule.now + 60_000);
  await saving;
};

/** Closings and what becomes of cases, as the case system tells it. */
const announce = (cloud: Cloud, { closedAt, row, later, lawyerId, caseNo }: PlannedCase): void => {
  const tell = (at: number, detailType: string, detail: object): void => {
    cloud.schedule.at(at, () => {
      cloud.count.operations += 1;
      const time = new Date(Math.round(at + cloud.faults.outsideSkew())).toISOString();
      cloud.queues.intake.send(JSON.stringify({ 'detail-type': detailType, time, detail }));
    });
  };
  tell(closedAt, 'CaseClosed', row);
  for (const { what, at } of later) {
    if (what === 'reopens') tell(at, 'CaseReopened', { caseNo });
    else tell(at, 'CaseClosed', what === 'moves' ? { ...row, lawyer_id: `${lawyerId}-2` } : row);
  }
};
