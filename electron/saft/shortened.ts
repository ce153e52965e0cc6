/**
 * A text of the books in as many characters as the file takes. What was posted can't be changed any more, so a long memo must not keep a month from being
 * filed; only texts that explain are shortened, never codes and numbers.
 */
export function shortened(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
