/* Properties try little for each mutant, the same each time, and don't look for the smallest example. */
require('fast-check').configureGlobal({ numRuns: 25, seed: 1, endOnFailure: true });
