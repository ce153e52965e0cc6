// Charts write out what everybody says in letters. The beginning of each phrase stands in all its forms.
const shortFor: readonly (readonly [string, string])[] = [
  ['данък върху добавената стойност', 'ддс'],
  ['налог на добавленную стоимость', 'ндс'],
  ['налога на добавленную стоимость', 'ндс'],
  ['დამატებული ღირებულების გადასახად', 'დღგ'],
  ['value added tax', 'vat'],
];

/** Short words people type for what a name writes out. */
export function abbreviationsOf(name: string): string[] {
  const text = name.toLowerCase();
  return shortFor.filter(([phrase]) => text.includes(phrase)).map(([, short]) => short);
}
