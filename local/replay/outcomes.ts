/**
 * What the functions logged about messages and forms, by message id or `form:<case>`: a queue gives its sender no answer, so
 * the log is where the outcome can be seen, here as in the cloud.
 */
export class Outcomes extends Map<string, string> {
  /** Takes note of a log line, if it tells an outcome. */
  note(line: string): void {
    const entry = parsed(line);
    const id = entry?.messageId ?? (entry?.message === 'form' && entry.caseNo !== undefined ? `form:${entry.caseNo}` : undefined);
    if (id !== undefined && entry?.outcome !== undefined) this.set(id, entry.outcome);
  }
}

interface LogEntry {
  readonly message?: string;
  readonly messageId?: string;
  readonly caseNo?: string;
  readonly outcome?: string;
}

const parsed = (line: string): LogEntry | undefined => (line.startsWith('{') ? (JSON.parse(line) as LogEntry) : undefined);
