import type { Names } from '../../locales/languages.ts';
import type { CellRule, ReturnLine, ReturnPart } from '../../vat/vat-return-form.ts';

type Column = 'goods' | 'assets';

const manual: CellRule = { from: 'manual' };
const vatOf = (taxCode: string): CellRule => ({ from: 'vat', taxCodes: [taxCode] });
const sameAs = (cell: string): CellRule => ({ from: 'sum', cells: [cell] });

/** A row of the part: the total is the sum of the columns the row has. */
function row(code: string, columns: Readonly<Partial<Record<Column, CellRule>>>, names: Names): ReturnLine {
  const cells = Object.keys(columns).map((column) => `${code}.${column}`);
  return { code, names, cells: { total: { from: 'sum', cells }, ...columns } };
}

const rows: readonly ReturnLine[] = [
  row(
    'III.1',
    { goods: { from: 'credited', taxCodes: ['P18', 'P18M'] }, assets: vatOf('P18F') },
    {
      ka: 'ადგილობრივ შესყიდვებზე გადახდილი დღგ',
      bg: 'ДДС по покупки в страната',
      ru: 'НДС по покупкам внутри страны',
      en: 'VAT on domestic purchases',
    },
  ),
  row(
    'III.2',
    { goods: vatOf('PIM'), assets: vatOf('PIMF') },
    { ka: 'იმპორტზე გადახდილი დღგ', bg: 'ДДС, платен при внос', ru: 'НДС, уплаченный при импорте', en: 'Import VAT' },
  ),
  row(
    'III.3',
    { goods: manual, assets: manual },
    {
      ka: 'გადაწყვეტილებით დარიცხული იმპორტის დღგ',
      bg: 'ДДС при внос, начислен с решение',
      ru: 'НДС при импорте, начисленный решением',
      en: 'Import VAT assessed by decision',
    },
  ),
  row(
    'III.4',
    // A product rule: the whole of Part II is taken as creditable, and as goods and services.
    { goods: sameAs('II.4.vat') },
    {
      ka: 'უკუდაბეგვრის დღგ',
      bg: 'ДДС при обратно начисляване (частта с право на приспадане)',
      ru: 'НДС обратного начисления (принимаемая к зачёту часть)',
      en: 'Reverse-charge VAT (creditable part)',
    },
  ),
  row(
    'III.4¹',
    { goods: manual, assets: manual },
    {
      ka: '„ბ“ დანართიდან',
      bg: 'От приложение Б, част X, ред 4',
      ru: 'Из приложения Б, часть X, строка 4',
      en: 'From Annex B, part X, row 4',
    },
  ),
  row(
    'III.5',
    { assets: manual },
    {
      ka: 'საქმიანობის შეწყვეტისას დარჩენილი ძირითადი საშუალებები',
      bg: 'Дълготрайни активи, налични при прекратяване на дейността',
      ru: 'Основные средства, оставшиеся при прекращении деятельности',
      en: 'Fixed assets kept on ceasing activity',
    },
  ),
  row(
    'III.6',
    { assets: sameAs('I.6.vat') },
    {
      ka: 'თვითნაშენი შენობა',
      bg: 'Сграда, построена със собствени сили (частта с право на приспадане)',
      ru: 'Здание, построенное своими силами (принимаемая к зачёту часть)',
      en: 'Own-built building (creditable part)',
    },
  ),
  row(
    'III.6¹',
    { assets: sameAs('I.6¹.vat') },
    {
      ka: 'საკუთარი ძალებით რემონტი',
      bg: 'Ремонт със собствени сили (частта с право на приспадане)',
      ru: 'Ремонт своими силами (принимаемая к зачёту часть)',
      en: 'Own repair (creditable part)',
    },
  ),
  row('III.7', { goods: manual, assets: manual }, { ka: 'ბარტერი', bg: 'ДДС по бартер', ru: 'НДС по бартеру', en: 'Barter VAT' }),
  row(
    'III.8',
    { goods: manual, assets: manual },
    {
      ka: 'აუქციონი/პირდაპირი მიყიდვა (161¹)',
      bg: 'ДДС, платен при принудителна продажба (чл. 161¹)',
      ru: 'НДС, уплаченный при принудительной реализации (ст. 161¹)',
      en: 'VAT paid on forced sale, TC 161¹',
    },
  ),
];

const columnCells = (column: Column): string[] =>
  rows.filter((line) => Object.hasOwn(line.cells, column)).map((line) => `${line.code}.${column}`);

/** Annex A, Part III: creditable VAT, goods and services apart from fixed assets (Tax Code, art. 174-178). */
export const creditableVat: ReturnPart = {
  id: 'III',
  names: {
    ka: 'დანართი „ა“, ნაწილი III. ჩასათვლელი დღგ',
    bg: 'Приложение А, част III. ДДС за приспадане',
    ru: 'Приложение А, часть III. НДС к зачёту',
    en: 'Annex A, Part III. Creditable VAT',
  },
  columns: [
    { id: 'total', names: { ka: 'სულ', bg: 'Общо', ru: 'Всего', en: 'Total' } },
    {
      id: 'goods',
      names: { ka: 'საქონელი და მომსახურება', bg: 'Стоки и услуги', ru: 'Товары и услуги', en: 'Goods and services' },
    },
    { id: 'assets', names: { ka: 'ძირითადი საშუალებები', bg: 'Дълготрайни активи', ru: 'Основные средства', en: 'Fixed assets' } },
  ],
  lines: [
    ...rows,
    {
      ...row(
        'III.9',
        { goods: { from: 'sum', cells: columnCells('goods') }, assets: { from: 'sum', cells: columnCells('assets') } },
        { ka: 'ჯამი', bg: 'Общо', ru: 'Итого', en: 'Total' },
      ),
      isTotal: true,
    },
  ],
};
