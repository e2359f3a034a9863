/** Style sheets are imported for their effect: esbuild gathers them into the file beside the script. */
declare module '*.css';
