import { forPictures, walkThrough } from './support/walk.ts';

// Where an accountant spends the day: pictures of these in all four languages.
const dayLong = ['sales-invoice', 'purchase-bill', 'journal-entry', 'payment', 'vat-return', 'bulgarian-return'];
walkThrough([
  { language: 'ka', scheme: 'light', axe: true, pictures: '' },
  { language: 'bg', scheme: 'light', width: 900 },
  ...forPictures([
    { language: 'en', scheme: 'light', pictures: '' },
    { language: 'bg', scheme: 'light', of: dayLong, pictures: '' },
    { language: 'ru', scheme: 'light', of: dayLong, pictures: '' },
    { language: 'en', scheme: 'light', width: 1920, height: 1080, pictures: '.1920' },
  ]),
]);
