/** Centre and year go along from page to page; what belongs to one page stays there. */
export const keptQuery = (search: string): string => {
  const query = new URLSearchParams(search);
  for (const name of [...query.keys()]) if (name !== 'centre' && name !== 'year') query.delete(name);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
};
