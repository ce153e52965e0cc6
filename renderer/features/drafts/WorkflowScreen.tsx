import { conditionsOf } from '../../../shared/workflow/describe-workflow.ts';
import { arrowPath, arrowTip, drawWorkflow } from '../../../shared/workflow/draw-workflow.ts';
import { entryWorkflow } from '../../../shared/workflow/entry-workflow.ts';
import { useText } from '../../i18n/use-text.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Screen } from '../../ui/Screen.tsx';

const line = 'var(--mantine-color-dimmed)';
const accent = 'var(--mantine-color-anchor)';
/** The ground of a word, wide enough to close its letters: no line runs through it. */
const halo = { stroke: 'var(--mantine-color-body)', strokeWidth: 9, strokeLinejoin: 'round', paintOrder: 'stroke' } as const;

/** The workflow, drawn from the table the engine checks by. */
export function WorkflowScreen() {
  const { t } = useText();
  const { width, height, states, lifelines, arrows } = drawWorkflow(entryWorkflow, {
    state: (state) => t(`workflow:state.${state}`),
    action: (action) => t(`workflow:action.${action}`),
    note: (transition) =>
      conditionsOf(transition)
        .map((condition) => t(`workflow:${condition}`))
        .join(', '),
  });
  return (
    <Screen name="workflow">
      <PageHeader title={t('workflow:title')} above={[{ title: t('common:nav.drafts'), to: '/drafts' }]} />
      <p>{t('workflow:explained')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: wider than a narrow window, so the keyboard has to be able to scroll it */}
      <div style={{ overflowX: 'auto' }} tabIndex={0}>
        <svg
          viewBox={`0 0 ${width} ${height}`}
          width={width}
          style={{ maxWidth: '100%', minWidth: 880, height: 'auto' }}
          role="img"
          aria-label={t('workflow:title')}
          fontSize={12}
          fill="currentColor"
          data-testid="workflow-diagram"
        >
          {lifelines.map(({ x, from, to }) => (
            <path key={x} d={`M${x} ${from}V${to}`} stroke={line} strokeDasharray="3 3" />
          ))}
          {states.map(({ x, y, width: w, height: h, text }) => (
            <g key={x}>
              <rect x={x} y={y} width={w} height={h} rx={4} fill="none" stroke={line} />
              <text x={x + w / 2} y={y + h / 2 + 4} textAnchor="middle" fontWeight={600}>
                {text}
              </text>
            </g>
          ))}
          {arrows.map((arrow) => (
            <g key={arrow.y}>
              <text x={arrow.textX} y={arrow.y - 6} fontWeight={600} {...halo}>
                {arrow.text}
              </text>
              <text x={arrow.textX} y={arrow.y + 15} fontSize={11} {...halo}>
                {arrow.note}
              </text>
              <path d={arrowPath(arrow)} fill="none" stroke={accent} />
              <path d={arrowTip(arrow)} fill={accent} />
            </g>
          ))}
        </svg>
      </div>
    </Screen>
  );
}
