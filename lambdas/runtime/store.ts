import { Table } from '../../adapters/dynamodb/table.ts';
import { createStore } from '../../adapters/dynamodb/store.ts';
import type { Store } from '../../workflows/ports.ts';
import { cachedCentres } from './cached-centres.ts';
import { setting } from './settings.ts';

/** The store of this function's table. */
export const store = (): Store => cachedCentres(createStore(new Table(setting('TABLE_NAME'))));
