import { HOUR_MS, SECOND_MS } from '../../domain/shared/instant.ts';
import type { Cloud } from './cloud.ts';
import type { Random } from './random.ts';
import { TOPICS } from './topology.ts';

/** What becomes of texts the carrier has taken: most arrive, and reports say so, in any order. */
export class Carrier {
  private readonly cloud: Cloud;
  private readonly random: Random;
  private readonly onArrival: (caseNo: string, body: string) => void;

  constructor(cloud: Cloud, random: Random, onArrival: (caseNo: string, body: string) => void) {
    [this.cloud, this.random, this.onArrival] = [cloud, random, onArrival];
  }

  take(caseNo: string, phone: string, body: string, messageId: string): void {
    const { schedule } = this.cloud;
    const isLost = this.random.hits(0.03);
    const arrivesAt = schedule.now + this.random.between(0.2 * SECOND_MS, this.random.hits(0.1) ? 2 * HOUR_MS : 20 * SECOND_MS);
    this.report('TEXT_SENT', schedule.now + this.random.between(0, 5 * SECOND_MS), phone, messageId);
    this.report(
      isLost ? 'TEXT_UNREACHABLE' : 'TEXT_DELIVERED',
      arrivesAt + this.random.between(0, 5 * SECOND_MS),
      phone,
      messageId,
    );
    if (isLost) return;
    schedule.at(arrivesAt, () => {
      this.onArrival(caseNo, body);
    });
  }

  private report(eventType: string, at: number, destinationPhoneNumber: string, messageId: string): void {
    this.cloud.schedule.at(at, () => {
      this.cloud.count.operations += 1;
      const eventTimestamp = Math.round(at + this.cloud.faults.outsideSkew());
      const Message = JSON.stringify({ eventType, eventTimestamp, destinationPhoneNumber, messageId });
      const Timestamp = new Date(eventTimestamp).toISOString();
      this.cloud.queues.delivery.send(JSON.stringify({ TopicArn: TOPICS.delivery, Message, Timestamp }));
    });
  }
}
