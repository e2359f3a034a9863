/** The panel's script: connects the host's messages to the panel, and the panel's wishes to the host. */
import './panel.css';
import { connect } from '../host.ts';
import type { HostToPanel, PanelToHost } from '../protocol.ts';
import { NOTHING_YET, reduce } from './history.ts';
import type { PanelView } from './panel.ts';
import { createPanel } from './panel.ts';

let model = NOTHING_YET;
let frame = 0;

const host = connect<HostToPanel, PanelToHost, PanelView>((message) => {
  model = reduce(model, message);
  // While playing, several messages may arrive between two frames; one drawing serves them all.
  cancelAnimationFrame(frame);
  frame = requestAnimationFrame(() => panel.show(model));
});

const panel = createPanel(
  {
    transport: (action) => host.post({ type: 'transport', action }),
    choose: (choice) => host.post({ type: 'choose', choice }),
    viewChanged: (view) => host.setState(view),
  },
  host.getState() ?? { table: false, settings: false },
);
document.body.append(panel.element);
panel.show(model);
host.post({ type: 'ready' });
