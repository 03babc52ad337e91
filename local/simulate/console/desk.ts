import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../domain/shared/instant.ts';
import type { Role } from '../../../domain/shared/permissions.ts';
import type { Cloud } from '../cloud.ts';
import type { Watch } from '../watch.ts';

export interface User {
  readonly id: string;
  readonly role: Role;
}

/** What somebody asks of the console's API. */
export interface Request {
  readonly by: User;
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  readonly body: object;
}

export interface Answer {
  readonly status: number;
  readonly outcome: string;
}

/** A request that was sent, and is sent again until it is answered. */
export interface Act extends Request {
  /** Its `Idempotency-Key`. */
  readonly key: string;
  readonly askedAt: number;
  /** What came back first. */
  answer?: Answer;
  answeredAt?: number;
}

/** How long whoever gets no answer waits before the same again, in milliseconds. */
const PATIENCE = [2 * SECOND_MS, 10 * SECOND_MS, MINUTE_MS, 10 * MINUTE_MS, HOUR_MS] as const;
/** A copy of a request comes no later: its answer is kept for a day. */
const COPY_MS = 20 * HOUR_MS;

/** The browsers of those who work with the console: they send a request until it is answered, with one key. */
export class Desk {
  readonly acts: Act[] = [];
  private readonly cloud: Cloud;
  private readonly watch: Watch;

  constructor(cloud: Cloud, watch: Watch) {
    [this.cloud, this.watch] = [cloud, watch];
  }

  /** @param then told of the answer, once */
  ask(request: Request, then: (answer: Answer) => void = () => undefined): void {
    const { schedule, count, faults } = this.cloud;
    const act: Act = { ...request, key: `key-${this.acts.length}`, askedAt: schedule.now };
    this.acts.push(act);
    count.operations += 1;
    this.send(act, 0, then);
    for (const after of faults.copies().filter((ms) => ms < COPY_MS))
      schedule.at(schedule.now + after, () => {
        this.send(act, 0, then);
      });
  }

  private send(act: Act, tries: number, then: (answer: Answer) => void): void {
    const { schedule } = this.cloud;
    this.cloud.invoke('console-api', eventOf(act, schedule.now), (result) => {
      const answer = answerOf(result);
      if (answer === undefined) {
        schedule.at(schedule.now + (PATIENCE[tries] ?? HOUR_MS), () => {
          this.send(act, tries + 1, then);
        });
        return;
      }
      if (act.answer === undefined) {
        Object.assign(act, { answer, answeredAt: schedule.now });
        then(answer);
      } else if (act.answer.status < 300 && isOtherThan(act.answer, answer) && act.method === 'POST')
        this.watch.violate('an act counts once', `${act.path} was answered ${said(act.answer)}, and then ${said(answer)}`, [
          act.key,
        ]);
    });
  }
}

const eventOf = ({ by, method, path, body, key }: Act, now: number): object => ({
  headers: { 'content-type': 'application/json', 'idempotency-key': key },
  body: JSON.stringify(body),
  isBase64Encoded: false,
  requestContext: {
    timeEpoch: Math.round(now),
    http: { method, path },
    authorizer: { jwt: { claims: { sub: by.id, role: by.role, centre: 'P01' } } },
  },
});

/** `undefined` where there is none yet: the function broke off, or is at it. */
const answerOf = (result: unknown): Answer | undefined => {
  const { statusCode, body } = (result ?? {}) as { readonly statusCode?: number; readonly body?: string };
  if (statusCode === undefined || statusCode >= 500) return undefined;
  const { outcome, title = '' } = JSON.parse(body ?? '{}') as { readonly outcome?: string; readonly title?: string };
  return title === 'in-progress' ? undefined : { status: statusCode, outcome: outcome ?? title };
};

/** By clocks that are apart a key may be taken for free too early: then one is told that it is done, and the other that it had been. */
const isOtherThan = (first: Answer, again: Answer): boolean =>
  again.status < 300 && ![first.outcome, again.outcome].includes('ignored') && first.outcome !== again.outcome;
const said = ({ status, outcome }: Answer): string => `${status} ${outcome}`;
