import { mobileOf } from '../adapters/sms/mobile-number.ts';
import { clock } from './runtime/clock.ts';
import { entry } from './runtime/entry.ts';
import type { HttpEvent, HttpResult } from './runtime/http.ts';
import { queues } from './runtime/queues.ts';
import { privacyRoutes } from './runtime/routes/privacy-routes.ts';
import { routed } from './runtime/routes/route.ts';
import { store } from './runtime/store.ts';
import { vault } from './runtime/vault.ts';

/** Reveal, messages, history, export, erasure, audits -> what people may do with what is held of clients. */
export const handler = entry<HttpEvent, HttpResult>(() =>
  routed(privacyRoutes({ store: store(), queues: queues(), clock, vault: vault(), mobileOf })),
);
