import type { TextKind } from '../../domain/conversation/follow-up.ts';
import type { Language, OpenQuestion, Service } from '../../domain/shared/codes.ts';

/** What became of handing over a text. `unknown` when nobody can say: it is never sent again. */
export type SendOutcome =
  | { readonly kind: 'accepted'; readonly providerId: string }
  | { readonly kind: 'rejected'; readonly isTemporary: boolean; readonly code: string }
  /** Refused because the number's owner wants no texts; `code` is the provider's word for it. */
  | { readonly kind: 'opted-out'; readonly code: string }
  | { readonly kind: 'unknown' };

/** A text on its way out: as the client reads it, and what a provider needs that sends by approved template. */
export interface OutgoingText {
  readonly body: string;
  readonly kind: TextKind;
  readonly opens?: OpenQuestion;
  readonly language: Language;
  readonly service: Service;
  /** The sender's signature, at most 10 characters. */
  readonly sign: string;
}

export interface SmsProvider {
  /** Whether a text may hold a link: approved templates forbid it. */
  readonly linkAllowed: boolean;
  send(phone: string, text: OutgoingText): Promise<SendOutcome>;
}

/** The list a provider keeps itself of numbers that want no texts, and sends none to. */
export interface OptOutList {
  /**
   * Takes a number off, because its owner came back. Asking twice changes nothing, nor does a number that is not on it.
   * @throws when the number stays on the list
   */
  forget(phone: string): Promise<void>;
}
