import { createHash, createHmac } from 'node:crypto';
import { mobileOf } from '../adapters/sms/mobile-number.ts';
import { segmentsOf } from '../adapters/sms/segments.ts';
import { stateCouncilCalendar } from '../adapters/work-calendar.ts';
import { advanceCase } from '../workflows/advance-case.ts';
import type { Deps, Store } from '../workflows/ports.ts';

/** The product's dependencies in one process: the real store, and stand-ins where the cloud would be. Queues run at once. */
export const inProcess = (store: Store, setTime: { now: number }) => {
  const sent: { phone: string; body: string }[] = [];
  const due: string[] = [];
  const deps: Deps = {
    store,
    vault: {
      sealPerson: (person) => Promise.resolve(Buffer.from(JSON.stringify(person))),
      openPerson: (sealed) => Promise.resolve(JSON.parse(Buffer.from(sealed).toString()) as { name: string; phone: string }),
      // KMS makes 200 bytes of the shortest words: the units are to show it.
      sealWords: (words) => Promise.resolve(Buffer.from(words.padEnd(200))),
      openWords: (sealed) => Promise.resolve(Buffer.from(sealed).toString().trimEnd()),
      phoneHashes: (phone) =>
        Promise.resolve([
          {
            key: `1#${createHash('sha256').update(phone).digest('hex').slice(0, 32)}`,
            mark: (name) => createHmac('sha256', phone).update(name).digest('base64url').slice(0, 10),
          },
        ]),
      linkToken: (caseNo, attempt) =>
        Promise.resolve(createHash('sha256').update(`${caseNo}#${attempt}`).digest('base64url').slice(0, 22)),
    },
    sms: {
      linkAllowed: true,
      send: (phone, { body }) => {
        sent.push({ phone, body });
        return Promise.resolve({
          kind: 'accepted',
          providerId: `00000000-0000-4000-8000-${String(sent.length).padStart(12, '0')}`,
        });
      },
    },
    optOuts: { forget: () => Promise.resolve() },
    queues: {
      advance: (cases) => Promise.resolve(void due.push(...cases.map(({ caseNo }) => caseNo))),
      escalate: () => Promise.resolve(),
      intake: () => Promise.resolve(),
      assess: () => Promise.resolve(),
      exportTable: () => Promise.resolve(),
    },
    alertTopic: { publish: () => Promise.resolve() },
    clock: { now: () => setTime.now, pause: () => Promise.resolve() },
    calendar: stateCouncilCalendar(() => undefined),
    mobileOf,
    segmentsOf,
    surveyBaseUrl: 'https://huifang.example/s/',
    smsPerSecond: 20,
  };
  /** Works off the send queue. */
  const drain = async (): Promise<void> => {
    for (let caseNo = due.shift(); caseNo !== undefined; caseNo = due.shift()) await advanceCase(deps)(caseNo);
  };
  return { deps, sent, drain };
};
