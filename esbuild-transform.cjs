/** Jest transform: strips types with esbuild, keeping ES modules and source maps (the rows of the coverage report). */
const { createHash } = require('node:crypto');
const { transformSync } = require('esbuild');

module.exports = {
  process: (source, file, options) => ({
    code: transformSync(source, {
      loader: file.endsWith('x') ? 'tsx' : 'ts',
      format: options.supportsStaticESM ? 'esm' : 'cjs',
      target: 'node24',
      sourcemap: 'both',
      sourcefile: file,
    }).code,
  }),
  getCacheKey: (source, file, options) =>
    createHash('sha1').update(source).update(file).update(`${options.supportsStaticESM}${options.instrument}`).digest('hex'),
};
