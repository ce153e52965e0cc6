import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeIndex, type IndexChange } from './change-index.ts';
import { search, searchIndex } from './rank.ts';

interface Party {
  readonly name: string;
  readonly code: string;
}
const textOf = ({ name, code }: Party) => ({ codes: [code], names: [name] });
const word = fc.constantFrom('Trade', 'ვაკე', 'ვაკის', 'Сервис', 'сервис', 'Vake', 'შპს', 'LTD', 'a', '12', '');
const party = fc.record({
  name: fc.array(word, { maxLength: 4 }).map((words) => words.join(' ')),
  code: fc.constantFrom('', '204854595', '12'),
});
const turn = fc.record({ isOut: fc.boolean(), at: fc.nat(), item: party });

test('[U6] an index whose items were exchanged is the index of the list as it is then', () => {
  fc.assert(
    fc.property(fc.array(party, { maxLength: 8 }), fc.array(fc.array(turn, { maxLength: 4 }), { maxLength: 5 }), (first, rounds) => {
      const list: Party[] = [...first];
      let index = searchIndex<Party>([...list], textOf);
      for (const turns of rounds) {
        const changes: IndexChange<Party>[] = [];
        for (const { isOut, at, item } of turns) {
          if (isOut && list.length > 0) {
            const out = at % list.length;
            list.splice(out, 1);
            changes.push({ out });
          } else {
            const place = at % (list.length + 1);
            list.splice(place, 0, item);
            changes.push({ at: place, item });
          }
        }
        index = changeIndex(index, changes, textOf);
        expect(index).toEqual(searchIndex(list, textOf));
      }
      for (const typed of ['vake', '12', 'serv', 'trdae'])
        expect(search(index, typed, { limit: 5 })).toEqual(search(searchIndex(list, textOf), typed, { limit: 5 }));
    }),
    { numRuns: 200 },
  );
});
