import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** One text on the handset's screen. */
export interface ScreenText {
  /** E.164. */
  readonly phone: string;
  readonly at: number;
  readonly body: string;
  /** Whether the person at the handset wrote it. */
  readonly isMine: boolean;
}

/** What the handsets have shown, kept beside the local data so that a restart shows it again. */
export class TextsLog {
  readonly texts: ScreenText[];
  private readonly file: string;

  constructor(file: string) {
    this.file = file;
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
    this.texts = lines.map((line) => JSON.parse(line) as ScreenText);
  }

  add(text: ScreenText): void {
    this.texts.push(text);
    appendFileSync(this.file, `${JSON.stringify(text)}\n`);
  }
}
