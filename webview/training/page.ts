import type { TrainingSummary, TrainingToHost } from '../protocol.ts';
import type { Theme } from '../theme/theme.ts';
import type { TrainingModel, TrainingTabView } from './model.ts';

/** One of the tab's pages. */
export interface TrainingPage {
  readonly element: HTMLElement;
  /** `training`: the one that is shown; absent where there is none. */
  show(model: TrainingModel, training: TrainingSummary | undefined, theme: Theme): void;
}

export interface TrainingEvents {
  post(message: TrainingToHost): void;
  /** How the person arranged the tab, as it is now. */
  readonly view: TrainingTabView;
  /** Changes it; it is kept over reloads. */
  keep(view: Partial<TrainingTabView>): void;
}
