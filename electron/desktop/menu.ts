import { type BaseWindow, type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Language } from '../../shared/locales/languages.ts';
import { texts } from './texts.ts';

type Word = keyof typeof texts;

/**
 * The native menu. Roles, so that undo, clipboard, zoom and quitting work as everywhere else on the system; and the screens and actions people look for in
 * a menu, which are those of the interface's own navigation and palette.
 */
export function buildMenu(language: Language, isMac: boolean, openWindow: () => void): Menu {
  const word = (key: Word) => texts[key][language];
  // Keys are shown and not taken: the interface matches them itself, by their place on the keyboard.
  const item = (key: Word, does: Shown, accelerator?: string): MenuItemConstructorOptions => ({
    id: key,
    label: word(key),
    click: (_item, window) => show(window, does),
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
  });
  const menus: MenuItemConstructorOptions[] = [
    {
      label: word('file'),
      submenu: [
        item('newInvoice', { screen: '/sales/new' }),
        item('newBill', { screen: '/purchases/new' }),
        item('newEntry', { screen: '/journal/new' }),
        { type: 'separator' },
        item('companies', { screen: '/start' }),
        item('import', { screen: '/import' }),
        item('backups', { screen: '/settings?section=safety' }),
        { type: 'separator' },
        { id: 'newWindow', label: word('newWindow'), accelerator: 'CmdOrCtrl+Shift+N', click: openWindow },
        { role: 'close', label: word('close') },
        ...(isMac ? [] : [{ type: 'separator' as const }, { role: 'quit' as const, label: word('quit') }]),
      ],
    },
    {
      label: word('edit'),
      submenu: [
        { role: 'undo', label: word('undo') },
        { role: 'redo', label: word('redo') },
        { type: 'separator' },
        { role: 'cut', label: word('cut') },
        { role: 'copy', label: word('copy') },
        { role: 'paste', label: word('paste') },
        { role: 'selectAll', label: word('selectAll') },
      ],
    },
    {
      // No reload: it would throw away what was typed and not yet saved.
      label: word('view'),
      submenu: [
        { role: 'resetZoom', label: word('actualSize') },
        { role: 'zoomIn', label: word('zoomIn') },
        { role: 'zoomOut', label: word('zoomOut') },
        { type: 'separator' },
        { role: 'togglefullscreen', label: word('fullScreen') },
      ],
    },
    {
      label: word('go'),
      submenu: [
        item('search', { part: 'palette' }, 'CmdOrCtrl+K'),
        { type: 'separator' },
        item('back', { script: 'history.back()' }, isMac ? 'Cmd+[' : 'Alt+Left'),
        item('forward', { script: 'history.forward()' }, isMac ? 'Cmd+]' : 'Alt+Right'),
        { type: 'separator' },
        item('overview', { screen: '/' }),
        item('journal', { screen: '/journal' }),
        item('sales', { screen: '/sales' }),
        item('purchases', { screen: '/purchases' }),
        item('reports', { screen: '/reports' }),
        item('settings', { screen: '/settings' }, 'CmdOrCtrl+,'),
      ],
    },
    { label: word('window'), submenu: [{ role: 'minimize', label: word('minimize') }] },
    {
      role: 'help',
      label: word('help'),
      submenu: [item('keyboard', { part: 'help' }, 'F1'), item('about', { screen: '/settings?section=about' })],
    },
  ];
  // The first menu of macOS belongs to the app, and the system names its items itself.
  return Menu.buildFromTemplate(isMac ? [{ role: 'appMenu' }, ...menus] : menus);
}

/** What an item shows in the window it was chosen for: a screen, a part of the interface, or a step in its history. Constants of this file, all of them. */
type Shown =
  | { readonly screen: string }
  | { readonly part: 'palette' | 'help' }
  | { readonly script: 'history.back()' | 'history.forward()' };

function show(window: BaseWindow | undefined, what: Shown): void {
  if (!window || !('webContents' in window)) return;
  const script =
    'screen' in what
      ? `location.hash = ${JSON.stringify(what.screen)}`
      : 'part' in what
        ? `dispatchEvent(new CustomEvent('davtari:show', { detail: ${JSON.stringify(what.part)} }))`
        : what.script;
  void (window as BrowserWindow).webContents.executeJavaScript(script);
}
