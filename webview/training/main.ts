/** The script of the training tab. */
import './training.css';
import type { HostToTraining, TrainingToHost } from '../protocol.ts';
import { startPage } from '../start-page.ts';
import { FIRST_VIEW, NOTHING_YET, reduce, type TrainingModel, type TrainingTabView } from './model.ts';
import { createTrainingTab, type TrainingTab } from './tab.ts';

startPage<HostToTraining, TrainingToHost, TrainingTabView, TrainingModel, TrainingTab>({
  nothingYet: NOTHING_YET,
  firstView: FIRST_VIEW,
  reduce,
  create: createTrainingTab,
  act(tab, message) {
    if (message.type !== 'started') return false;
    tab.started(message.ids);
    return true;
  },
});
