/** Distances of the layout, in pixels at zoom 1. */

/** Between two nodes of a layer. */
export const nodeGap = 22;
/** Between two long edges, or a long edge and a node, of a layer. */
export const edgeGap = 14;
/** Between the places where edges enter a node: room for one line of small text. */
export const entryPitch = 18;
/** Between two layers: the least, and the most that steep edges can widen it to. */
export const layerGap = { least: 24, most: 72 } as const;
/** Around the whole drawing. */
export const margin = 20;
/** Between two lanes above the drawing. */
export const laneGap = 12;
