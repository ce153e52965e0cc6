import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Language } from '../../shared/locales/languages.ts';
import { texts } from './texts.ts';

/** The native menu: roles only, so that undo, clipboard, zoom and quitting work as everywhere else on the system. */
export function buildMenu(language: Language, isMac: boolean): Menu {
  const word = (key: keyof typeof texts) => texts[key][language];
  const menus: MenuItemConstructorOptions[] = [
    {
      label: word('file'),
      submenu: [
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
    { label: word('window'), submenu: [{ role: 'minimize', label: word('minimize') }] },
  ];
  // The first menu of macOS belongs to the app, and the system names its items itself.
  return Menu.buildFromTemplate(isMac ? [{ role: 'appMenu' }, ...menus] : menus);
}
