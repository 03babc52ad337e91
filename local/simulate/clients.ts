import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../domain/shared/instant.ts';
import type { TextKind } from '../../domain/conversation/follow-up.ts';
import type { Cloud } from './cloud.ts';
import type { PlannedCase } from './plan.ts';
import type { Random } from './random.ts';
import { kindOf } from './told-texts.ts';
import { TOPICS } from './topology.ts';

/** One message a client has sent. */
export interface SentMessage {
  readonly id: string;
  readonly phone: string;
  readonly body: string;
  /** The case whose text it answers. */
  readonly caseNo: string;
  /** By the carrier's clock, which may be off; and in truth, where that is earlier: nobody takes a stamp of a time to come. */
  readonly stampedAt: number;
  /** By the carrier's clock alone. */
  readonly stamp: number;
  readonly answers?: { readonly question: Question; readonly value: number };
}

type Question = keyof PlannedCase['answers'];

const WORDS: Readonly<Record<number, readonly string[]>> = {
  5: ['5', '５', '非常满意', '5。谢谢'],
  4: ['4', '四'],
  3: ['3', '③'],
};
export const REFUSAL = 'TD';
export const RETURN = '恢复';

const QUESTION: Readonly<Partial<Record<TextKind, Question>>> = {
  'question:overall': 'overall',
  reminder: 'overall',
  'question:charged': 'charged',
  'question:communication': 'communication',
  'question:absent': 'absent',
};

/** The clients with their handsets: what they are texted, and what they make of it. */
export class Clients {
  readonly sent: SentMessage[] = [];
  /** Forms that were taken, by case. */
  readonly forms = new Map<string, number>();
  /** Told of each message the moment it is sent. */
  onSend: (message: SentMessage) => void = () => undefined;
  private readonly cloud: Cloud;
  private readonly random: Random;
  private readonly cases: ReadonlyMap<string, PlannedCase>;
  private readonly heard = new Map<string, number>();
  private readonly begun = new Set<string>();

  constructor(cloud: Cloud, random: Random, cases: ReadonlyMap<string, PlannedCase>) {
    [this.cloud, this.random, this.cases] = [cloud, random, cases];
  }

  /** A text has come. */
  get(caseNo: string, body: string): void {
    const client = this.cases.get(caseNo);
    if (client === undefined) throw new Error(`a text about no case: ${body}`);
    const kind = kindOf(body);
    const times = (this.heard.get(`${caseNo} ${kind}`) ?? 0) + 1;
    this.heard.set(`${caseNo} ${kind}`, times);
    const reply = this.replyTo(client, kind, times);
    if (reply === undefined) return;
    const after = this.after(client, kind);
    this.cloud.schedule.at(this.cloud.schedule.now + after, () => {
      if (reply === FORM) this.fillIn(client, body, 5);
      else this.send(client, reply, kind);
    });
  }

  private replyTo(client: PlannedCase, kind: TextKind, times: number): string | undefined {
    const { temper, answers } = client;
    switch (temper) {
      case 'is-silent':
        return undefined;
      case 'refuses':
      case 'refuses-and-returns':
        if (kind === 'refusal-confirmed') return temper === 'refuses' ? undefined : RETURN;
        return kind === 'question:overall' ? REFUSAL : undefined;
      case 'refuses-late':
        if (kind === 'refusal-confirmed') return undefined;
        return kind === 'question:overall' ? '5' : REFUSAL;
      case 'asks-back':
        return kind === 'question:overall' || kind === 'clarify' ? '什么案子?' : undefined;
      case 'is-a-stranger':
        return kind === 'question:overall' ? '你发错人了' : undefined;
      case 'fills-in-the-form':
        return kind === 'reminder' ? FORM : undefined;
      case 'answers-half':
        if (kind === 'question:communication' || kind === 'question:absent') return undefined;
        break;
      case 'answers-at-once':
        if (kind === 'question:overall' && answers.overall !== 1 && times === 1)
          return `${answers.overall} ${answers.charged} ${answers.communication} ${answers.absent}`;
        break;
      case 'answers':
      case 'answers-late':
        break;
    }
    const question = QUESTION[kind];
    if (question !== undefined) return this.worded(question, answers[question]);
    if (kind === 'confirm') return '6';
    if (kind === 'recovery') return this.random.pick(['8', '9', '还没有', undefined]);
    if (kind === 'question:comment') return this.random.pick(['0', '律师很负责', '谢谢']);
    return undefined;
  }

  private worded(question: Question, value: number): string {
    return question === 'overall' ? this.random.pick(WORDS[value] ?? [String(value)]) : String(value);
  }

  /** How long a client takes: minutes as a rule, or until just about the moment something else is due. */
  private after({ temper }: PlannedCase, kind: TextKind): number {
    if (temper === 'answers-late' && kind === 'question:overall') return this.random.between(8 * DAY_MS, 28 * DAY_MS);
    const jitter = this.random.between(-5 * SECOND_MS, 5 * SECOND_MS);
    if (kind === 'question:overall' && this.random.hits(0.15)) return 2 * DAY_MS + jitter;
    if (this.random.hits(0.05)) return (kind === 'question:comment' ? DAY_MS : 7 * DAY_MS) + jitter;
    return this.random.hits(0.2) ? this.random.between(HOUR_MS, 20 * HOUR_MS) : this.random.between(SECOND_MS, 30 * MINUTE_MS);
  }

  private send(client: PlannedCase, body: string, kind: TextKind): void {
    const { phone, caseNo } = client;
    const question = QUESTION[kind];
    if (question === 'overall' && !this.isNews(caseNo)) return;
    const isAnswer = question !== undefined && /^\d$/.test(body.normalize('NFKC'));
    const id = `m-${caseNo}-${this.sent.length}`;
    const { now } = this.cloud.schedule;
    const stamp = Math.round(now + this.cloud.faults.outsideSkew());
    const message = { id, phone, body, caseNo, stampedAt: Math.min(stamp, now), stamp };
    const sent = { ...message, ...(isAnswer ? { answers: { question, value: Number(body.normalize('NFKC')) } } : {}) };
    this.sent.push(sent);
    this.cloud.count.operations += 1;
    this.onSend(sent);
    const words = { originationNumber: phone, messageBody: body, inboundMessageId: id };
    const Timestamp = new Date(stamp).toISOString();
    this.cloud.queues.inbound.send(JSON.stringify({ TopicArn: TOPICS.inbound, Message: JSON.stringify(words), Timestamp }));
  }

  /** Whoever has answered the first question answers no reminder of it, and no second one until asked anew. */
  private isNews(caseNo: string): boolean {
    const conversation = `${caseNo} ${this.heard.get(`${caseNo} question:overall`) ?? 0}`;
    if (this.begun.has(conversation)) return false;
    this.begun.add(conversation);
    return true;
  }

  /** Sends the form of the reminder's link; whoever gets no answer presses the button again. */
  private fillIn(client: PlannedCase, body: string, tries: number): void {
    const token = /https:\/\/huifang\.example\/s\/([\w-]+)/.exec(body)?.[1] ?? '';
    const { caseNo, answers } = client;
    const fields = new URLSearchParams(Object.entries(answers).map(([question, value]) => [question, String(value)]));
    const event = {
      pathParameters: { token },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: fields.toString(),
      isBase64Encoded: false,
      requestContext: { timeEpoch: Math.round(this.cloud.schedule.now), http: { method: 'POST' } },
    };
    this.cloud.count.operations += 1;
    this.cloud.invoke('survey-page', event, (result) => {
      const { statusCode } = (result ?? {}) as { statusCode?: number };
      if (statusCode === 200) this.forms.set(caseNo, event.requestContext.timeEpoch);
      else if (statusCode === undefined && tries > 1)
        this.cloud.schedule.at(this.cloud.schedule.now + 3 * SECOND_MS, () => {
          this.fillIn(client, body, tries - 1);
        });
    });
  }
}

const FORM = 'the form';
