/** The panel's script. */
import './panel.css';
import type { HostToPanel, PanelToHost } from '../protocol.ts';
import { startPage } from '../start-page.ts';
import type { PanelModel } from './model.ts';
import { NOTHING_YET, reduce } from './model.ts';
import type { PanelView } from './page.ts';
import { FIRST_VIEW } from './page.ts';
import type { Panel } from './panel.ts';
import { createPanel } from './panel.ts';

startPage<HostToPanel, PanelToHost, PanelView, PanelModel, Panel>({
  nothingYet: NOTHING_YET,
  firstView: FIRST_VIEW,
  reduce,
  create: createPanel,
  act(panel, message) {
    if (message.type === 'hover') panel.hover(message.iteration);
    else if (message.type === 'open') panel.open(message.topic);
    else return false;
    return true;
  },
});
