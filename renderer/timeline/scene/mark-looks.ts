// How marks look wherever they are painted: on the screen, in a picture and on paper.

/** The most that the soft end of a running bar takes. */
export const softEdgePx = 18
/** Half the height of the arrow at that end, at most. */
export const arrowPx = 6
/** Edges inside narrower bars would leave nothing of the bar. */
export const edgedPx = 5
/** How opaque a track is where the least of the time is covered. */
export const palest = 0.4
