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
  newInvoice: { ka: 'გაყიდვის ახალი ინვოისი', bg: 'Нова фактура за продажба', ru: 'Новый счёт покупателю', en: 'New Sales Invoice' },
  newBill: { ka: 'შესყიდვის ახალი ინვოისი', bg: 'Нова фактура за покупка', ru: 'Новый счёт поставщика', en: 'New Purchase Bill' },
  newEntry: { ka: 'ახალი გატარება', bg: 'Нов запис в дневника', ru: 'Новая проводка', en: 'New Journal Entry' },
  companies: {
    ka: 'კომპანიის გახსნა ან შექმნა…',
    bg: 'Отваряне или създаване на фирма…',
    ru: 'Открыть или создать компанию…',
    en: 'Open or Create a Company…',
  },
  import: {
    ka: 'სხვა პროგრამიდან იმპორტი…',
    bg: 'Внасяне от друга програма…',
    ru: 'Импорт из другой программы…',
    en: 'Import from Another Program…',
  },
  backups: { ka: 'სარეზერვო ასლები…', bg: 'Резервни копия…', ru: 'Резервные копии…', en: 'Backups…' },
  newWindow: { ka: 'ახალი ფანჯარა', bg: 'Нов прозорец', ru: 'Новое окно', en: 'New Window' },
  go: { ka: 'გადასვლა', bg: 'Преход', ru: 'Переход', en: 'Go' },
  search: { ka: 'ძებნა და ბრძანებები', bg: 'Търсене и команди', ru: 'Поиск и команды', en: 'Search and Commands' },
  back: { ka: 'უკან', bg: 'Назад', ru: 'Назад', en: 'Back' },
  forward: { ka: 'წინ', bg: 'Напред', ru: 'Вперёд', en: 'Forward' },
  overview: { ka: 'მიმოხილვა', bg: 'Преглед', ru: 'Обзор', en: 'Overview' },
  journal: { ka: 'ჟურნალი', bg: 'Дневник', ru: 'Журнал', en: 'Journal' },
  sales: { ka: 'გაყიდვები', bg: 'Продажби', ru: 'Продажи', en: 'Sales' },
  purchases: { ka: 'შესყიდვები', bg: 'Покупки', ru: 'Покупки', en: 'Purchases' },
  reports: { ka: 'ანგარიშგება', bg: 'Справки', ru: 'Отчёты', en: 'Reports' },
  settings: { ka: 'პარამეტრები', bg: 'Настройки', ru: 'Настройки', en: 'Settings' },
  help: { ka: 'დახმარება', bg: 'Помощ', ru: 'Справка', en: 'Help' },
  keyboard: { ka: 'კლავიატურა', bg: 'Клавиатура', ru: 'Клавиатура', en: 'Keyboard' },
  about: { ka: 'პროგრამის შესახებ', bg: 'За програмата', ru: 'О программе', en: 'About' },
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
