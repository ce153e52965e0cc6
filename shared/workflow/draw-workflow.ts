import type { Transition, Workflow } from './workflow.ts';

/** What a diagram is made of: a screen draws the same shapes in its own colours. Sizes in pixels. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly states: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly text: string;
  }[];
  /** The line of each state, along which time runs down. */
  readonly lifelines: readonly { readonly x: number; readonly from: number; readonly to: number }[];
  readonly arrows: readonly {
    readonly from: number;
    readonly to: number;
    readonly y: number;
    readonly text: string;
    readonly note: string;
    readonly textX: number;
  }[];
}

/** Words of a diagram, in the language it is drawn in. */
export interface Words {
  state(state: string): string;
  /** The step itself: "Approve". */
  action(action: string): string;
  /** Who may take it: "chief accountant or owner, not the author". */
  note(transition: Transition): string;
}

const column = 150;
const left = 12;
const box = { width: 128, height: 30 };
const top = 10;
const row = 44;
const loop = 34;
/** A letter of a note is about this wide. */
const letter = 6;

/**
 * Draws a workflow from its table: a column for each state, and below them one arrow for each way a transition leads, in the order of the table.
 * Arrows never cross each other's words, whatever the table holds.
 */
export function drawWorkflow(workflow: Workflow, words: Words): Drawing {
  const centre = (state: string): number => left + workflow.states.indexOf(state) * column + box.width / 2;
  const ways = workflow.transitions.flatMap((transition) => transition.from.map((from) => ({ transition, from })));
  const first = top + box.height + row;
  const height = first + (ways.length - 1) * row + 20;
  const arrows = ways.map(({ transition, from }, index) => {
    const [start, end] = [centre(from), centre(transition.to)];
    return {
      from: start,
      to: end,
      y: first + index * row,
      text: words.action(transition.action),
      note: words.note(transition),
      textX: start === end ? start + loop + 6 : Math.min(start, end) + 8,
    };
  });
  const columns = left * 2 + (workflow.states.length - 1) * column + box.width;
  return {
    width: Math.max(columns, ...arrows.map(({ textX, note }) => textX + note.length * letter + left)),
    height,
    states: workflow.states.map((state) => ({
      x: centre(state) - box.width / 2,
      y: top,
      width: box.width,
      height: box.height,
      text: words.state(state),
    })),
    lifelines: workflow.states.map((state) => ({ x: centre(state), from: top + box.height, to: height - 6 })),
    arrows,
  };
}

/** The path of an arrow: straight to another state, a loop to its own. */
export const arrowPath = ({ from, to, y }: Pick<Drawing['arrows'][number], 'from' | 'to' | 'y'>): string =>
  from === to ? `M${from} ${y - 10}h${loop}v20h${-loop + 7}` : `M${from} ${y}H${to < from ? to + 7 : to - 7}`;

/** The tip of an arrow. */
export function arrowTip({ from, to, y }: Pick<Drawing['arrows'][number], 'from' | 'to' | 'y'>): string {
  const back = to <= from ? 8 : -8;
  const at = from === to ? y + 10 : y;
  return `M${to} ${at}l${back} -4v8z`;
}

/** The drawing as an SVG document. */
export function svgOf({ width, height, states, lifelines, arrows }: Drawing, title: string): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="sans-serif" font-size="12">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...lifelines.map(({ x, from, to }) => `<path d="M${x} ${from}V${to}" stroke="#c8ccd0" stroke-dasharray="3 3"/>`),
    ...states.map(
      ({ x, y, width: w, height: h, text }) =>
        `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="4" fill="#f2f5f7" stroke="#55606a"/>` +
        `<text x="${x + w / 2}" y="${y + h / 2 + 4}" text-anchor="middle" font-weight="600">${escaped(text)}</text>`,
    ),
    ...arrows.map((arrow) => {
      const texts =
        `<text x="${arrow.textX}" y="${arrow.y - 6}" font-weight="600">${escaped(arrow.text)}</text>` +
        `<text x="${arrow.textX}" y="${arrow.y + 15}" font-size="11">${escaped(arrow.note)}</text>`;
      // Words twice: first a white edge that keeps them clear of the lines, in viewers that know no order of painting too.
      return (
        `<path d="${arrowPath(arrow)}" fill="none" stroke="#1f5fa8"/><path d="${arrowTip(arrow)}" fill="#1f5fa8"/>` +
        `<g fill="#fff" stroke="#fff" stroke-width="3">${texts}</g><g fill="#1c2329">${texts}</g>`
      );
    }),
    '</svg>',
    '',
  ].join('\n');
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
