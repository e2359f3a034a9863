/** The custom editor of run files, as the manifest names it. */
export const RUN_EDITOR = 'backpath.run';
