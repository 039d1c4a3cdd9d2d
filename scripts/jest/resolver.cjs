/**
 * Relative imports end in `.js` (NodeNext); in our own sources that means the `.ts` or `.tsx` beside it.
 * A moduleNameMapper would also rewrite the packages' own `./x.js`.
 */
module.exports = (request, options) => {
  if (/^\.{1,2}\//.test(request) && request.endsWith('.js') && !options.basedir.includes('node_modules')) {
    for (const extension of ['.ts', '.tsx']) {
      try {
        return options.defaultResolver(request.slice(0, -3) + extension, options);
      } catch {
        // The next extension, then the file as named.
      }
    }
  }
  return options.defaultResolver(request, options);
};
