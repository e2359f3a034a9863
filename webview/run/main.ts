/** The script of the editor of a run file. */
import './run.css';
import type { HostToRunFile, RunFileToHost } from '../protocol.ts';
import { startPage } from '../start-page.ts';
import type { RunFileEditor, RunFileModel, RunFileView } from './editor.ts';
import { createRunFileEditor, FIRST_RUN_FILE_VIEW, reduceRunFile } from './editor.ts';

startPage<HostToRunFile, RunFileToHost, RunFileView, RunFileModel, RunFileEditor>({
  nothingYet: {},
  firstView: FIRST_RUN_FILE_VIEW,
  reduce: reduceRunFile,
  create: createRunFileEditor,
});
