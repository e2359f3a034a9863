/** Distances of the layout, in pixels at zoom 1. */

/** Between two nodes of a layer. */
export const nodeGap = 22;
/** Between two long edges, or a long edge and a node, of a layer. */
export const edgeGap = 14;
/** Between two layers: the least, and the most that steep edges can widen it to. */
export const layerGap = { least: 24, most: 72 } as const;
/** Gaps may shrink by so much where that makes an edge straight or leaves a node where it was: less than the eye sees. */
export const slack = 4;
/** Around the whole drawing. */
export const margin = 20;
/** Between two lanes above the drawing. */
export const laneGap = 12;
