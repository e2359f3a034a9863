import * as vscode from 'vscode';
import type { ListingForm } from '../../engine/index.ts';
import { LISTING_FORMS, listingUri } from '../views/listings.ts';
import type { Target } from './targets.ts';

/** Opens a form of the function beside it; the editor keeps the focus. */
export async function showListing({ document, name }: Target, form: ListingForm): Promise<vscode.Uri> {
  const uri = listingUri({ source: document.uri, name, form });
  const listing = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(listing, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true, preview: false });
  return uri;
}

export async function pickListingForm(): Promise<ListingForm | undefined> {
  const items = LISTING_FORMS.map((form) => ({ form, ...describe(form) }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('The form to show') });
  return picked?.form;
}

function describe(form: ListingForm): { readonly label: string; readonly detail: string } {
  switch (form) {
    case 'program':
      return { label: vscode.l10n.t('Program'), detail: vscode.l10n.t('The function as it was understood, names resolved.') };
    case 'ssa':
      return { label: vscode.l10n.t('SSA'), detail: vscode.l10n.t('One evaluation as a straight line: every value is defined once.') };
    case 'ssa-sa':
      return { label: vscode.l10n.t('SSA-SA'), detail: vscode.l10n.t('Every value is also read at most once: tuples make the branches.') };
    case 'derivative':
      return { label: vscode.l10n.t('Derivative'), detail: vscode.l10n.t('The gradient as TypeScript.') };
  }
}
