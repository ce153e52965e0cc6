import type { Language, Names } from '../../shared/locales/languages.ts';

// Words of the native menu and of the one native message: the catalogue of the interface is not loaded in the main process.
export const texts = {
  file: { ka: 'ფაილი', bg: 'Файл', ru: 'Файл', en: 'File' },
  close: { ka: 'ფანჯრის დახურვა', bg: 'Затваряне на прозореца', ru: 'Закрыть окно', en: 'Close Window' },
  quit: { ka: 'გასვლა', bg: 'Изход', ru: 'Выход', en: 'Quit' },
  edit: { ka: 'რედაქტირება', bg: 'Редактиране', ru: 'Правка', en: 'Edit' },
  undo: { ka: 'გაუქმება', bg: 'Отмяна', ru: 'Отменить', en: 'Undo' },
  redo: { ka: 'გამეორება', bg: 'Повторение', ru: 'Повторить', en: 'Redo' },
  cut: { ka: 'ამოჭრა', bg: 'Изрязване', ru: 'Вырезать', en: 'Cut' },
  copy: { ka: 'კოპირება', bg: 'Копиране', ru: 'Копировать', en: 'Copy' },
  paste: { ka: 'ჩასმა', bg: 'Поставяне', ru: 'Вставить', en: 'Paste' },
  selectAll: { ka: 'ყველას მონიშვნა', bg: 'Избиране на всичко', ru: 'Выделить всё', en: 'Select All' },
  view: { ka: 'ხედი', bg: 'Изглед', ru: 'Вид', en: 'View' },
  actualSize: { ka: 'ნამდვილი ზომა', bg: 'Действителен размер', ru: 'Фактический размер', en: 'Actual Size' },
  zoomIn: { ka: 'გადიდება', bg: 'Увеличаване', ru: 'Увеличить', en: 'Zoom In' },
  zoomOut: { ka: 'დაპატარავება', bg: 'Намаляване', ru: 'Уменьшить', en: 'Zoom Out' },
  fullScreen: { ka: 'სრული ეკრანი', bg: 'Цял екран', ru: 'Полный экран', en: 'Full Screen' },
  window: { ka: 'ფანჯარა', bg: 'Прозорец', ru: 'Окно', en: 'Window' },
  minimize: { ka: 'ჩაკეცვა', bg: 'Минимизиране', ru: 'Свернуть', en: 'Minimize' },
  notOpened: {
    ka: 'ფაილი ვერ გაიხსნა',
    bg: 'Файлът не може да бъде отворен',
    ru: 'Не удалось открыть файл',
    en: 'The file could not be opened',
  },
} satisfies Record<string, Names>;

/** The first of the person's languages that the product has. */
export function preferredLanguage(systemLanguages: readonly string[]): Language {
  for (const tag of systemLanguages) {
    const language = tag.split('-')[0]!.toLowerCase();
    if (language === 'ka' || language === 'bg' || language === 'ru' || language === 'en') return language;
  }
  return 'en';
}
