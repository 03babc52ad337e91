/** A message cut after a whole line, so that it takes no more than so many bytes of UTF-8; what was cut is marked. */
export const clipped = (message: string, bytes: number): string => {
  if (Buffer.byteLength(message) <= bytes) return message;
  const kept: string[] = [];
  const left = bytes - Buffer.byteLength('\n…');
  for (const line of message.split('\n')) {
    if (Buffer.byteLength([...kept, line].join('\n')) > left) break;
    kept.push(line);
  }
  return `${kept.join('\n')}\n…`;
};
