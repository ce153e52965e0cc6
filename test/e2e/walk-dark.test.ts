import { forPictures, walkThrough } from './support/walk.ts';

walkThrough([
  { language: 'en', scheme: 'dark', axe: true, pictures: '' },
  // What a window of 1280 by 800 holds when everything is twice as large.
  { language: 'ru', scheme: 'dark', width: 640, height: 400 },
  ...forPictures([{ language: 'ka', scheme: 'dark', pictures: '' }]),
]);
