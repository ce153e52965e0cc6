import { addDays, type LocalDate } from '../dates/local-date.ts';

/** An entry of a calendar that lasts a day. */
export interface CalendarEvent {
  /** The same for the same duty whenever it is exported, so that a calendar replaces what it has. */
  readonly uid: string;
  readonly on: LocalDate;
  readonly summary: string;
  readonly description: string;
  readonly category: string;
  /** Done: shown as such, without a reminder. */
  readonly isDone: boolean;
}

export interface CalendarSetup {
  readonly name: string;
  /** When the file was made, as ISO text in UTC. */
  readonly madeAt: string;
  /** Days before the day a reminder comes; none: no reminder. */
  readonly remindDays: number | undefined;
}

/**
 * An iCalendar file (.ics): events of a day each, with a reminder. Lines end with CRLF and are folded at 75 octets, never inside a character.
 * @source RFC 5545
 */
export function icsFile({ name, madeAt, remindDays }: CalendarSetup, events: readonly CalendarEvent[]): string {
  const stamp = madeAt.replace(/[-:]|\.\d+/g, '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Davtari//Tax calendar//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(name)}`,
    ...events.flatMap((event) => eventLines(event, stamp, remindDays)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

function eventLines(
  { uid, on, summary, description, category, isDone }: CalendarEvent,
  stamp: string,
  remindDays: number | undefined,
): string[] {
  const reminder = ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escapeText(summary)}`, `TRIGGER:-P${remindDays}D`, 'END:VALARM'];
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${on.replaceAll('-', '')}`,
    `DTEND;VALUE=DATE:${addDays(on, 1).replaceAll('-', '')}`,
    `SUMMARY:${escapeText(isDone ? `✓ ${summary}` : summary)}`,
    `DESCRIPTION:${escapeText(description)}`,
    `CATEGORIES:${escapeText(category)}`,
    'TRANSP:TRANSPARENT',
    ...(remindDays === undefined || isDone ? [] : reminder),
    'END:VEVENT',
  ];
}

const escapeText = (text: string): string => text.replace(/[\\;,]/g, (mark) => `\\${mark}`).replace(/\r\n|\r|\n/g, '\\n');

const mostOctets = 75;

/** Broken into lines of at most 75 octets in UTF-8, each but the first beginning with a space. */
export function fold(line: string): string {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > mostOctets) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join('\r\n');
}

function octetsOf(character: string): number {
  const code = character.codePointAt(0)!;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
