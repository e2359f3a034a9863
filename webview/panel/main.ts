/** The panel's script: connects the host's messages to the panel, and the panel's wishes to the host. */
import './panel.css';
import { connect } from '../host.ts';
import type { HostToPanel, PanelToHost } from '../protocol.ts';
import { NOTHING_YET, reduce } from './model.ts';
import type { PanelView } from './page.ts';
import { FIRST_VIEW } from './page.ts';
import { createPanel } from './panel.ts';

let model = NOTHING_YET;
let frame = 0;

const host = connect<HostToPanel, PanelToHost, PanelView>((message) => {
  if (message.type === 'hover') return panel.hover(message.iteration);
  if (message.type === 'open') return panel.open(message.topic);
  model = reduce(model, message);
  // While playing, several messages may arrive between two frames; one drawing serves them all.
  cancelAnimationFrame(frame);
  frame = requestAnimationFrame(() => panel.show(model));
});

const panel = createPanel(
  { post: (message) => host.post(message), viewChanged: (view) => host.setState(view) },
  { ...FIRST_VIEW, ...host.getState() },
);
document.body.append(panel.element);
panel.show(model);
host.post({ type: 'ready' });
panel.watch();
