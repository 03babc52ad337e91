import { uploadKeyOf } from '../adapters/s3/object-keys.ts';
import { mobileOf } from '../adapters/sms/mobile-number.ts';
import { checked } from '../contracts/checked.ts';
import { ObjectCreated } from '../contracts/object-created.ts';
import { takeInSpreadsheet } from '../workflows/uploads/take-in-spreadsheet.ts';
import { queueHandler } from './runtime/batch.ts';
import { log } from './runtime/log.ts';
import { queues } from './runtime/queues.ts';
import { store } from './runtime/store.ts';
import { uploads } from './runtime/uploads.ts';
import { vault } from './runtime/vault.ts';

/** Uploads bucket -> queue -> one spreadsheet: its rows, or what is wrong with it. The log has no file's name: it may be a person's. */
export const handler = queueHandler(() => {
  const takeIn = takeInSpreadsheet({ store: store(), queues: queues(), vault: vault(), mobileOf, uploads: uploads() });
  return async (body) => {
    const { time, detail } = checked('object created', ObjectCreated, body);
    const { key, etag } = detail.object;
    const result = await takeIn({ key: uploadKeyOf(key), etag, at: Date.parse(time) });
    if (result === undefined) {
      log.info('spreadsheet', { etag, outcome: 'gone' });
      return;
    }
    const { state, sha256, rows, taken, rejected } = result;
    log.info('spreadsheet', { etag, outcome: state, sha256, rows, taken, rejected });
  };
});
