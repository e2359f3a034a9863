/** The script of the training tab: connects the host's messages to the page, and the page's wishes to the host. */
import './training.css';
import { connect } from '../host.ts';
import type { HostToTraining, TrainingToHost } from '../protocol.ts';
import { FIRST_VIEW, NOTHING_YET, reduce, type TrainingTabView } from './model.ts';
import { createTrainingTab } from './tab.ts';

let model = NOTHING_YET;
let frame = 0;

const host = connect<HostToTraining, TrainingToHost, TrainingTabView>((message) => {
  if (message.type === 'started') return tab.started(message.ids);
  model = reduce(model, message);
  // Several messages may arrive between two frames; one drawing serves them all.
  cancelAnimationFrame(frame);
  frame = requestAnimationFrame(() => tab.show(model));
});

const tab = createTrainingTab(
  { post: (message) => host.post(message), viewChanged: (view) => host.setState(view) },
  { ...FIRST_VIEW, ...host.getState() },
);
document.body.append(tab.element);
tab.show(model);
host.post({ type: 'ready' });
tab.watch();
