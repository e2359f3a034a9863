/** The script of the editor of a run file: connects the host's messages to the page, and the page's wishes to the host. */
import './run.css';
import { connect } from '../host.ts';
import type { HostToRunFile, RunFileToHost } from '../protocol.ts';
import type { RunFileModel, RunFileView } from './editor.ts';
import { createRunFileEditor, FIRST_RUN_FILE_VIEW, reduceRunFile } from './editor.ts';

let model: RunFileModel = {};
let frame = 0;

const host = connect<HostToRunFile, RunFileToHost, RunFileView>((message) => {
  model = reduceRunFile(model, message);
  cancelAnimationFrame(frame);
  frame = requestAnimationFrame(() => editor.show(model));
});

const editor = createRunFileEditor(
  { post: (message) => host.post(message), viewChanged: (view) => host.setState(view) },
  { ...FIRST_RUN_FILE_VIEW, ...host.getState() },
);
document.body.append(editor.element);
editor.show(model);
host.post({ type: 'ready' });
