import { snsAlertTopic } from '../adapters/sns-alert-topic.ts';
import { tableChange } from '../adapters/dynamodb/stream-record.ts';
import { keepCallList, keepOpenAlerts } from '../workflows/keep-worklists.ts';
import { publishAlert } from '../workflows/publish-alert.ts';
import { raiseAlerts } from '../workflows/raise-alerts.ts';
import { streamHandler } from './runtime/batch.ts';
import { calendar } from './runtime/calendar.ts';
import { clock } from './runtime/clock.ts';
import { setting } from './runtime/settings.ts';
import { store } from './runtime/store.ts';

/** Table stream -> alerts that a changed follow-up calls for, the topic told of new and graver ones, the lists of what is to do. */
export const handler = streamHandler(() => {
  const deps = { store: store(), clock, calendar };
  const raise = raiseAlerts(deps);
  const keepCalls = keepCallList(deps);
  const keepAlerts = keepOpenAlerts(deps);
  const publish = publishAlert({ ...deps, alertTopic: snsAlertTopic(() => setting('ALERT_TOPIC_ARN')) });
  return async (record) => {
    const change = tableChange(record);
    // Side by side: what cannot be raised or published doesn't leave the lists out of date, nor the other way round.
    if (change?.item === 'follow-up') {
      const { was, is } = change;
      await Promise.all([is && raise(was, is), keepCalls({ was: was?.followUp, is: is?.followUp })]);
    }
    if (change?.item === 'alert') {
      const { was, is } = change;
      await Promise.all([is && publish(was?.alert, is.alert), keepAlerts({ was: was?.alert, is: is?.alert })]);
    }
  };
});
