// The folds of lanes, as the window makes them.

import type { Ms } from '../../../electron/shared/session'
import { drawnSpans, foldsIn, noFolds, type Folds } from '../../../renderer/timeline/axis/folds'
import type { Lanes } from '../../../renderer/timeline/lanes/lanes'

export const foldsOf = ({ session, analysis }: Lanes, moments: readonly Ms[], foldOverMs: Ms | null): Folds =>
  foldOverMs === null ? noFolds : foldsIn(drawnSpans(session, analysis), moments, foldOverMs)
