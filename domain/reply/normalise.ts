import { PLAIN_CHARACTER } from './characters.ts';
import { pinyinWords } from './pinyin.ts';

/** A message as the rules read it, with the way back to what the client wrote. */
export interface Message {
  /** As it came. */
  readonly raw: string;
  /**
   * One spelling for all: compatibility forms folded (NFKC), lower case, simplified characters, digits 0 to 9, pinyin written
   * as characters; emoji are spaces, spaces are single, and a line break is a full stop.
   */
  readonly text: string;
  /** For each unit of `text` and its end: where in `raw` it stood. */
  readonly origin: readonly number[];
}

const INVISIBLE = /^[\p{Cf}\ufe0e\ufe0f\u20e3]$/u;
const LINE_BREAK = /^[\n\r\u2028\u2029]$/;
const BLANK = /^[\p{Z}\p{Cc}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]$/u;
const APOSTROPHE = /[’‘ʼ`]/g;

/** What one character of a message is read as. A line break ends a clause as a full stop does. */
const plain = (character: string): string => {
  if (INVISIBLE.test(character)) return '';
  if (LINE_BREAK.test(character)) return '。';
  if (BLANK.test(character)) return ' ';
  const folded = character.normalize('NFKC').toLowerCase().replace(APOSTROPHE, "'");
  return folded.replace(/[^]/gu, (c) => PLAIN_CHARACTER.get(c) ?? c);
};

export const normalise = (raw: string): Message => {
  const units: string[] = [];
  const origin: number[] = [];
  let position = 0;
  for (const character of raw) {
    for (const unit of plain(character).split('')) {
      if (unit === ' ' && (units.length === 0 || units.at(-1) === ' ')) continue;
      units.push(unit);
      origin.push(position);
    }
    position += character.length;
  }
  const text = units.join('').trimEnd();
  return inCharacters({ raw, text, origin: [...origin.slice(0, text.length), raw.length] });
};

/** Pinyin as the characters it stands for, each of which begins where its word begins. */
const inCharacters = (message: Message): Message => {
  const words = pinyinWords(message.text);
  if (words === undefined) return message;
  const begins = words.flatMap(({ at, characters }) => characters.split('').flatMap(() => message.origin.slice(at, at + 1)));
  return { ...message, text: words.map(({ characters }) => characters).join(''), origin: [...begins, message.raw.length] };
};

/** Without the spaces between Chinese characters: `非 常 满 意` is one word. */
export const compact = (text: string): string => text.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
