import { resolve } from 'node:path';
import { type App, dialog } from 'electron';
import type { Language } from '../../shared/locales/languages.ts';
import type { Backend } from '../services/backend.ts';
import { isCompanyFileName } from '../services/company-folder.ts';
import { rejectionText } from './rejection-text.ts';
import { texts } from './texts.ts';

/** The company file named on a command line, as an absolute path. Switches are not files, whatever they end in. */
export function companyFileOf(commandLine: readonly string[], workingDirectory: string): string | undefined {
  const named = commandLine.slice(1).find((argument) => !argument.startsWith('-') && isCompanyFileName(argument));
  return named === undefined ? undefined : resolve(workingDirectory, named);
}

/**
 * Files the system asks the app to open: a double click starts the app or a second instance with the path on its command line, macOS sends an event
 * instead, possibly before there is a backend. Listen at once; `to` hands over what has come so far and all that comes later.
 */
export function receiveFiles(app: App, focus: () => void): { to(open: (file: string) => void): void } {
  const waiting: string[] = [];
  let receive = (file: string): void => void waiting.push(file);
  const first = companyFileOf(process.argv, process.cwd());
  if (first !== undefined) receive(first);
  app.on('open-file', (event, path) => {
    event.preventDefault();
    if (isCompanyFileName(path)) receive(path);
  });
  app.on('second-instance', (_event, commandLine, workingDirectory) => {
    focus();
    const file = companyFileOf(commandLine, workingDirectory);
    if (file !== undefined) receive(file);
  });
  return {
    to(open) {
      receive = open;
      for (const file of waiting.splice(0)) open(file);
    },
  };
}

/** Opens the file in the backend; the interface learns of it as of every other change. A refusal is said here, because no screen asked. */
export async function openInBackend(backend: Backend, file: string, language: Language): Promise<void> {
  const opened = await backend.call('app.open', { file });
  if (!opened.ok)
    dialog.showErrorBox(texts.notOpened[language], opened.rejections.map((rejection) => rejectionText(rejection, language)).join('\n'));
}
