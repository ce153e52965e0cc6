import type { VatReturnInfo } from '../../shared/contracts/tax.ts';
import { formatDate } from '../../shared/dates/format.ts';
import { date } from '../../shared/dates/local-date.ts';
import { ink, type Sheet, type TextStyle } from './document.ts';
import { texts } from './texts.ts';

export const filedMark = { width: 156, height: 42 } as const;

/** At the right edge: when and at which state of the books. The instant is printed in UTC and says so: near midnight the local day would be another one. */
export function drawFiledMark(sheet: Sheet, filed: Pick<NonNullable<VatReturnInfo['filed']>, 'at' | 'position'>, top: number): void {
  const words = texts[sheet.language];
  const { width, height } = filedMark;
  const left = sheet.area.right - width;
  const day = formatDate(date(filed.at.slice(0, 10)), sheet.language);
  sheet.decoration(() => {
    sheet.box(left, top, width, height, { stroke: ink.text, weight: 1 });
    sheet.box(left + 2, top + 2, width - 4, height - 4, { stroke: ink.text, weight: 0.4 });
  });
  const place = { x: left + 9, width: width - 18 };
  const mark = sheet.element('Div');
  const heading: TextStyle = { size: 9.5, weight: 'semibold' };
  sheet.text(words.filed, { ...place, y: top + 5 }, heading, { parent: mark });
  sheet.text(`${day}, ${filed.at.slice(11, 16)} UTC`, { ...place, y: top + 18 }, { size: 7.5 }, { parent: mark });
  sheet.text(`${words.logPosition} ${filed.position}`, { ...place, y: top + 28.5 }, { size: 7.5 }, { parent: mark });
}
