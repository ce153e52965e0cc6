import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keysOf, latinKey } from './fold.ts';
import { highlight } from './highlight.ts';
import { otherLayouts } from './keyboard-layouts.ts';
import { errorsToBeginning, search, searchIndex } from './rank.ts';
import { romanise } from './transliterate.ts';

interface Named {
  code: string;
  names: readonly string[];
}
const named = (code: string, ...names: string[]): Named => ({ code, names });
const indexOf = (list: readonly Named[]) => searchIndex(list, ({ code, names }) => ({ codes: [code], names }));
const found = (list: readonly Named[], typed: string, recent: readonly string[] = []) =>
  search(indexOf(list), typed, {
    limit: 50,
    recent: ({ code }) => {
      const at = recent.indexOf(code);
      return at < 0 ? undefined : at;
    },
  }).map(({ code }) => code);

const chart = [
  named('1110', 'ნაღდი ფული ეროვნულ ვალუტაში', 'Cash on hand', 'Касса в национальной валюте'),
  named('1210', 'ეროვნული ვალუტა რეზიდენტ ბანკში', 'Bank, national currency', 'Банк, национальная валюта'),
  named('12101', 'საბურთალოს ფილიალი', 'Branch'),
  named('1410', 'მოთხოვნები მიწოდებიდან', 'Receivables', 'Дебиторская задолженность'),
  named('S18', 'Standard rate'),
  named('S18A', 'Standard rate, advance'),
  named('P7', 'Хашури'),
  named('P8', 'Щастие ЕООД', 'Happiness'),
];

describe('[U3] romanisation', () => {
  // Examples of the national system of Georgia, of the Bulgarian Transliteration Act and of Russian passports.
  test.each([
    ['ka', 'საქართველო', 'sakartvelo'],
    ['ka', 'მცხეთა', 'mtskheta'],
    ['ka', 'ღვინჯილია', 'ghvinjilia'],
    ['bg', 'Стара Загора', 'stara zagora'],
    ['bg', 'Велико Търново', 'veliko tarnovo'],
    ['bg', 'Щъркелово', 'shtarkelovo'],
    ['ru', 'Щербаков', 'shcherbakov'],
    ['ru', 'Хабаровск', 'khabarovsk'],
  ] as const)('%s: %s is %s', (rules, text, latin) => {
    expect(romanise(text, rules)).toBe(latin);
  });

  test('a name in its own letters and in Latin has the same key', () => {
    const georgian = fc.string({ unit: fc.constantFrom(...'აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ'), minLength: 1, maxLength: 20 });
    const cyrillic = fc.string({ unit: fc.constantFrom(...'абвгдеёжзийклмнопрстуфхцчшщъыьэюя'), minLength: 1, maxLength: 20 });
    fc.assert(fc.property(georgian, (word) => void expect(latinKey(romanise(word, 'ka'))).toBe(latinKey(word))));
    fc.assert(
      fc.property(cyrillic, fc.constantFrom('bg', 'ru'), (word, rules) => {
        const latin = latinKey(romanise(word, rules));
        if (latin !== '') expect(keysOf(word)).toContain(latin);
      }),
    );
  });
});

describe('[U3] keyboard layouts', () => {
  test.each([
    ['fkb', 'али'],
    ['ntcn', 'тест'],
    ['[fiehb', 'хашури'],
    ['mayj', 'пьщт'],
    ['almq', 'алмя'],
    ['saburTalo', 'საბურთალო'],
    ['ыфд', 'sal'],
    ['აცმე', 'acme'],
    ['ы18', 's18'],
  ])('%s may be meant as %s', (typed, meant) => {
    expect(otherLayouts(typed)).toContain(meant);
  });

  test('a text is never its own other reading', () => {
    fc.assert(fc.property(fc.string({ maxLength: 12 }), (typed) => void expect(otherLayouts(typed)).not.toContain(typed)));
  });
});

describe('[U3] what is found, best first', () => {
  test('exact code, beginning of a code, then words', () => {
    expect(found(chart, '1210')).toEqual(['1210', '12101']);
    expect(found(chart, 's18')).toEqual(['S18', 'S18A']);
    expect(found(chart, '12')).toEqual(['1210', '12101']);
    expect(found(chart, 'nat ban')).toEqual(['1210']);
    expect(found(chart, 'ეროვნ ვალ')).toEqual(['1110', '1210']);
    expect(found(chart, 'нац вал')).toEqual(['1110', '1210']);
  });

  test('by transliteration, in both directions and across scripts', () => {
    expect(found(chart, 'saburt')).toEqual(['12101']);
    expect(found(chart, 'Сабурт')).toEqual(['12101']);
    expect(found(chart, 'khash')).toEqual(['P7']);
    expect(found(chart, 'hash')).toEqual(['P7']);
    expect(found(chart, 'ხაშ')).toEqual(['P7']);
    expect(found(chart, 'shtast')).toEqual(['P8']);
    expect(found(chart, 'shchast')).toEqual(['P8']);
  });

  test('on the wrong keyboard layout', () => {
    expect(found(chart, '[fie')).toEqual(['P7']);
    expect(found(chart, 'cf,ehn')).toContain('12101');
    expect(found(chart, 'saburT')).toEqual(['12101']);
    expect(found(chart, 'кусуш')).toEqual(['1410']);
    // 'эьн' on a Bulgarian keyboard would begin "энергия": what is meant as typed is not read again.
    expect(found([...chart, named('E', 'Энергия'), named('V', 'ვაკე')], 'vak')).toEqual(['V']);
    expect(found(chart, 'Ы18')).toEqual(['S18', 'S18A']);
  });

  test('with a typing error, never in a figure', () => {
    expect(found(chart, 'recievables')).toEqual(['1410']);
    expect(found(chart, 'happyness')).toEqual(['P8']);
    expect(found(chart, 'sabrtal')).toEqual(['12101']);
    expect(found(chart, '1211')).toEqual([]);
    expect(found(chart, 'xyz')).toEqual([]);
  });

  test('whole words before beginnings', () => {
    const list = [named('1', 'Prepaid rental'), named('2', 'Rental income'), named('3', 'Rent')];
    expect(found(list, 'rent')).toEqual(['3', '1', '2']);
    expect(found(list, 'rent', ['2'])).toEqual(['3', '2', '1']);
  });

  test('words with another ending, after those that stand as they were typed', () => {
    const list = [named('1', 'საბანკო'), named('2', 'უცხოური ვალუტა ბანკში'), named('3', 'ბანკის ხარჯი'), named('4', 'Предоплата аренды')];
    expect(found(list, 'ბანკი').slice(0, 2)).toEqual(['3', '2']);
    expect(found(list, 'banki').slice(0, 2)).toEqual(['3', '2']);
    expect(found(list, 'аренда')).toEqual(['4']);
    // "ხ" is where x is: typed on a Latin keyboard, and with another ending.
    expect(found([named('L', 'სესხები პარტნიორებისგან')], 'sesxi')).toEqual(['L']);
    // On a Bulgarian keyboard "эьне" might begin "энергия", but no word has a soft sign behind a vowel.
    expect(found([named('E', 'მტკვრის ენერგია'), named('V', 'ვაკის გემო')], 'ვაკე')).toEqual(['V']);
  });

  test('a tax that is written out by its letters', () => {
    const list = [
      named('222', 'Инвестиции в дъщерни предприятия'),
      named('4531', 'Начислен данък върху добавената стойност'),
      named('68', 'Расчеты по налогу', 'Налог на добавленную стоимость'),
    ];
    expect(found(list, 'ддс')[0]).toBe('4531');
    expect(found(list, 'dds')[0]).toBe('4531');
    expect(found(list, 'НДС')[0]).toBe('68');
  });

  test('what was used last comes first among equals only', () => {
    expect(found(chart, 'eroven', ['1210'])).toEqual(['1210', '1110']);
    expect(found(chart, 'ეროვნ', ['1210'])).toEqual(['1210', '1110']);
    expect(found(chart, '1210', ['12101'])).toEqual(['1210', '12101']);
    expect(found(chart, '', ['P7', '1410']).slice(0, 3)).toEqual(['P7', '1410', '1110']);
  });
});

const letters = [...'abcdeghiklmnoprstuvzаеиостнкრსაბგდეთ'];
const name = fc.array(fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 4 });

describe('[U3] for all names', () => {
  test('each is found by the beginnings of its words in any order', () => {
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 12 }), fc.nat(), fc.nat(), (names, pick, turn) => {
        const list = names.map((words, at) => named(`#${at}`, words.join(' ')));
        const words = names[pick % names.length]!;
        const typed = [...words.slice(turn % words.length), ...words.slice(0, turn % words.length)]
          .map((word, at) => word.slice(0, 1 + ((turn + at) % word.length)))
          .join(' ');
        expect(found(list, typed)).toContain(`#${pick % names.length}`);
      }),
    );
  });

  test('one letter left out of a long word is still found', () => {
    const long = fc.string({ unit: fc.constantFrom(...'abcdefghklmnoprstuvz'), minLength: 6, maxLength: 12 });
    fc.assert(
      fc.property(long, fc.nat(), (word, at) => {
        const place = at % word.length;
        expect(found([named('#', word)], word.slice(0, place) + word.slice(place + 1))).toEqual(['#']);
      }),
    );
  });

  test('errors to the beginning of a word are those of the table written out in full', () => {
    const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(
      fc.property(short, short, (key, word) => {
        const beginnings = Array.from({ length: word.length + 1 }, (_, length) => distance(key, word.slice(0, length)));
        expect(errorsToBeginning(key, word, 9)).toBe(Math.min(...beginnings));
        expect(errorsToBeginning(key, word, 1)).toBe(Math.min(2, ...beginnings));
      }),
    );
  });

  test('what is marked, put together, is the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, typed) => {
        expect(
          highlight(text, typed)
            .map((part) => part.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

/** Optimal string alignment, by its definition. */
function distance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const cost = a.at(-1) === b.at(-1) ? 0 : 1;
  const swapped =
    a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1) ? distance(a.slice(0, -2), b.slice(0, -2)) + 1 : 99;
  return Math.min(
    distance(a.slice(0, -1), b.slice(0, -1)) + cost,
    distance(a.slice(0, -1), b) + 1,
    distance(a, b.slice(0, -1)) + 1,
    swapped,
  );
}

test('[U3] the part of a name that was typed is marked in its own letters', () => {
  const marked = (text: string, typed: string) =>
    highlight(text, typed)
      .map((part) => (part.found ? `<${part.text}>` : part.text))
      .join('');
  expect(marked('საბურთალოს ფილიალი', 'saburt fil')).toBe('<საბურთ>ალოს <ფილ>იალი');
  expect(marked('Хашури', 'khas')).toBe('<Хаш>ури');
  expect(marked('Bank, national currency', 'nat ban')).toBe('<Ban>k, <nat>ional currency');
  expect(marked('12101', '121')).toBe('<121>01');
  expect(marked('Хашури', '[fie')).toBe('<Хашу>ри');
  expect(marked('Хашури', 'zzz')).toBe('Хашури');
});

test('[U3] ten thousand names answer a key in less than 10 ms', () => {
  const parts = ['Alfa', 'Сабуртало', 'თბილისი', 'Trading', 'ООД', 'შპს', 'Търговия', 'Логистика', 'Gamma', 'მშენებლობა'];
  const list = Array.from({ length: 10_000 }, (_, at) =>
    named(`${100_000 + at}`, `${parts[at % 10]} ${parts[(at * 7 + 3) % 10]} ${(at * 7919) % 10_007}x${parts[(at >> 3) % 10]}`),
  );
  const index = indexOf(list);
  for (const typed of ['s', 'sab', 'saburtalo alfa', 'logistka', 'fkaf', '10001', 'nothing like it at all']) {
    // The best of some: others work on the machine too.
    let best = Number.POSITIVE_INFINITY;
    for (let tries = 0; tries < 40 && best >= 10; tries += 1) {
      const start = performance.now();
      search(index, typed, { limit: 50 });
      best = Math.min(best, performance.now() - start);
    }
    expect(best, typed).toBeLessThan(10);
  }
});
