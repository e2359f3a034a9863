/// <reference path="../../webview/css.d.ts" />
/** A page with one of each control, for `controls.test.ts`: what happens is posted as a message. */
import '../../webview/theme/base.css';
import '../../webview/controls/controls.css';
import {
  badge,
  button,
  checkbox,
  createEstimatorForm,
  createTransport,
  divider,
  dropdown,
  numberField,
} from '../../webview/controls/index.ts';
import { connect } from '../../webview/host.ts';
import type { HostToPanel, PanelToHost } from '../../webview/protocol.ts';

const host = connect<HostToPanel, PanelToHost | { type: 'test'; control: string; value: unknown }>((message) => {
  if (message.type === 'empty') throw new Error(message.reason);
  if (message.type === 'session') form.update(message.settings);
  if (message.type === 'session' || message.type === 'transport') transport.update(message.transport);
});
const tell = (control: string) => (value?: unknown) => host.post({ type: 'test', control, value });
const transport = createTransport((action) => host.post({ type: 'transport', action }));
const form = createEstimatorForm((choice) => host.post({ type: 'choose', choice }));
const options = [
  { value: 'one', label: 'One', description: 'The first.' },
  { value: 'two', label: 'Two' },
];
document.body.append(
  transport.element,
  button({ label: 'Do it', title: 'Does it', appearance: 'primary', onClick: tell('button') }).element,
  button({ label: 'Or not', title: 'Does it not', onClick: tell('other') }).element,
  button({ label: 'Fit', icon: 'fit', title: 'Fits', onClick: tell('fit') }).element,
  badge('biased', 'E[g] ≠ ∇f').element,
  dropdown({ label: 'Which', options, value: 'two', help: 'Which one.', onChange: tell('dropdown') }).element,
  numberField({ label: 'Rate', value: 0.1, min: 0, max: 1, step: 0.1, help: 'A rate.', onChange: tell('rate') }).element,
  checkbox({ label: 'Normalize', checked: true, help: 'Divides by p.', onChange: tell('checkbox') }).element,
  divider(),
  form.element,
);
host.post({ type: 'ready' });
