import { UnusableInput } from './replay/rejection.ts';
import { uploadOptions } from './upload/options.ts';
import { upload } from './upload/upload.ts';

/* Uploads a spreadsheet through the API: what came of it as JSON on standard output, rejected rows in a file beside it. */

try {
  const result = await upload(uploadOptions(process.argv.slice(2)), (line) => process.stderr.write(`${line}\n`));
  process.stdout.write(`${JSON.stringify(result)}\n`);
  process.exitCode = result.state === 'refused' ? 2 : Math.min(result.rejected, 1);
} catch (error) {
  if (!(error instanceof UnusableInput)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
