import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type * as z from 'zod/mini';
import { secretText } from '../../adapters/secret-text.ts';
import { checked, parsedJson } from '../../contracts/checked.ts';
import { publishedAlert } from '../../contracts/published-alert.ts';
import type { PublishedAlert } from '../../domain/alert/published-alert.ts';
import type { Robot } from '../../workflows/ports.ts';
import { tellAlerts } from '../../workflows/tell-alerts.ts';
import { clock } from './clock.ts';
import { entry } from './entry.ts';
import { log } from './log.ts';
import { consoleUrl, setting } from './settings.ts';

type Waiting = PublishedAlert & { readonly messageId: string };

/**
 * Queue of a robot -> what gathered there, told in a few messages. What the robot did not take goes back to the queue. A function
 * a robot; its account is read for each batch, so that a changed secret holds at once.
 */
export const tellsRobot = <T>(schema: z.ZodMiniType<T>, robotOf: (account: T) => Robot) =>
  entry<SQSEvent, SQSBatchResponse>(() => {
    const secretsManager = new SecretsManagerClient();
    return async ({ Records }) => {
      const account = parsedJson('robot account', await secretText(secretsManager)(setting('ROBOT_SECRET')));
      const robot = robotOf(checked('robot account', schema, account));
      const read = Records.map(readable);
      const alerts = read.flatMap(({ alert }) => alert ?? []);
      const { untold, codes } = await tellAlerts({ robot, clock, consoleUrl: consoleUrl() })(alerts);
      log.info('alerts told', {
        alerts: alerts.length - untold.length,
        cases: casesOf(alerts.filter((one) => !untold.includes(one))),
      });
      if (untold.length > 0) log.warn('robot refused', { codes, alerts: untold.length, cases: casesOf(untold) });
      const unreadable = read.flatMap(({ messageId, alert }) => (alert === undefined ? [messageId] : []));
      const back = [...unreadable, ...untold.map(({ messageId }) => messageId)];
      return { batchItemFailures: back.map((itemIdentifier) => ({ itemIdentifier })) };
    };
  });

/** The alert of a message; none where it is not as agreed, which must not hold up its neighbours. */
const readable = ({ messageId, body }: SQSRecord): { readonly messageId: string; readonly alert?: Waiting } => {
  try {
    return { messageId, alert: { ...publishedAlert(parsedJson('published alert', body)), messageId } };
  } catch (error) {
    log.error('record failed', { recordId: messageId, error: error as Error });
    return { messageId };
  }
};

const casesOf = (alerts: readonly PublishedAlert[]): readonly string[] => alerts.map(({ caseNo }) => caseNo);
