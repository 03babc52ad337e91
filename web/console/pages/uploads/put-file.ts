/** Puts a file where the API said, telling how much has left. Broken off, it leaves nothing behind. */
export const putFile = (
  url: string,
  headers: Readonly<Record<string, string>>,
  file: File,
  onProgress: (percent: number) => void,
  signal: AbortSignal,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    for (const [name, value] of Object.entries(headers)) {
      // The browser writes these itself and lets nobody else.
      if (!['host', 'content-length'].includes(name.toLowerCase())) request.setRequestHeader(name, value);
    }
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.floor((100 * loaded) / Math.max(1, total)));
    request.onload = () => {
      if (request.status < 300) resolve();
      else reject(new Error(`HTTP ${request.status}`));
    };
    request.onerror = () => reject(new Error('offline'));
    request.onabort = () => reject(new Error('aborted'));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
