import type * as z from 'zod/mini';
import type { Action } from '../../domain/shared/permissions.ts';

/** A part of the query. */
export interface Parameter {
  readonly name: string;
  readonly schema: z.ZodMiniType;
  readonly isRequired?: boolean;
}

/** One route as the document tells it; what is refused is the same everywhere and not repeated here. */
export interface Operation {
  /** As the gateway names it: `GET /v1/centres/{centreId}/lawyers`. */
  readonly route: string;
  /** English, then Chinese. */
  readonly summary: string;
  /** Who may: by what may be done (of several, what the request is about decides), `signed-in` for every role, `anybody` without signing in. */
  readonly may: Action | readonly Action[] | 'signed-in' | 'anybody';
  readonly query?: readonly Parameter[];
  readonly body?: z.ZodMiniType;
  /** By status; a string is the media type of an answer that is no JSON. */
  readonly answers: Readonly<Record<number, z.ZodMiniType | string>>;
  /** Refusals besides the usual ones. */
  readonly refusals?: readonly number[];
  /** Answered with an ETag. */
  readonly isVersioned?: boolean;
  /** Takes `If-Match`. */
  readonly isConditional?: boolean;
  /** Takes `Idempotency-Key`. */
  readonly isOnce?: boolean;
  /** JSON, or for who accepts `text/html` a page. */
  readonly hasPage?: boolean;
}
