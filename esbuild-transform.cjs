/** Jest transform: strips types with esbuild, keeping ES modules (where Jest takes them) and source maps (the rows of the coverage report). */
const { createHash } = require('node:crypto');
const { dirname } = require('node:path');
const { pathToFileURL } = require('node:url');
const { transformSync } = require('esbuild');

const placeOf = (file) => ({
  'import.meta.url': JSON.stringify(pathToFileURL(file).href),
  'import.meta.dirname': JSON.stringify(dirname(file)),
});

module.exports = {
  process: (source, file, options) => ({
    code: transformSync(source, {
      loader: file.endsWith('x') ? 'tsx' : 'ts',
      format: options.supportsStaticESM ? 'esm' : 'cjs',
      target: 'node24',
      sourcemap: 'both',
      sourcefile: file,
      ...(options.supportsStaticESM ? {} : { define: placeOf(file) }),
    }).code,
  }),
  getCacheKey: (source, file, options) =>
    createHash('sha1').update(source).update(file).update(`${options.supportsStaticESM}${options.instrument}`).digest('hex'),
};
