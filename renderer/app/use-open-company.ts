import { useNavigate } from '@tanstack/react-router';
import { useCommand } from './engine.ts';

/** Opening another company file, the sample, or none, from wherever one stands. */
export function useOpenCompany() {
  const navigate = useNavigate();
  const open = useCommand('app.open');
  const sample = useCommand('app.openSample');
  const close = useCommand('app.close');
  return {
    open: async (file: string) => {
      const answer = await open.run({ file });
      if (answer.ok) await navigate({ to: '/' });
      return answer;
    },
    openSample: async () => {
      const answer = await sample.run({});
      if (answer.ok) await navigate({ to: '/' });
      return answer;
    },
    close: async () => {
      const answer = await close.run({});
      if (answer.ok) await navigate({ to: '/start' });
      return answer;
    },
    busy: open.busy || sample.busy || close.busy,
    rejections: [...open.rejections, ...sample.rejections, ...close.rejections],
  };
}
