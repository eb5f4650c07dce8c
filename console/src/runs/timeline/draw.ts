import { STATE_COLORS } from '../../ui/state-badge';
import { inWords } from '../../ui/time';
import { type Part, ticks, type View } from './layout';

export const AXIS_PX = 22;
export const LANE_PX = 24;
const BAR_PX = 18;
const TICK_PX = 110;
/** Narrower than this, no word is worth reading. */
const LABEL_PX_MIN = 34;
const CHARACTER_PX = 6.4;

export interface Scene {
  readonly parts: readonly Part[];
  readonly lanes: ReadonlyMap<string, number>;
  readonly view: View;
  /** When the first part started. */
  readonly start: number;
  readonly now: number;
  readonly width: number;
  readonly height: number;
  /** How far it is scrolled down. */
  readonly top: number;
  /** Ids of what stands out. */
  readonly marked: readonly (string | null)[];
  readonly colors: Colors;
}

export interface Colors {
  readonly text: string;
  readonly dimmed: string;
  readonly line: string;
  readonly states: Readonly<Record<string, string>>;
}

/** Of the theme as it is now. */
export function colorsOf(element: Element): Colors {
  const style = getComputedStyle(element);
  const color = (name: string): string => style.getPropertyValue(`--mantine-color-${name}`).trim();
  return {
    text: color('text'),
    dimmed: color('dimmed'),
    line: color('default-border'),
    states: Object.fromEntries(Object.entries(STATE_COLORS).map(([state, name]) => [state, color(`${name}-6`)])),
  };
}

export const xOf = ({ view, width }: Pick<Scene, 'view' | 'width'>, at: number): number => ((at - view.from) / (view.to - view.from)) * width;

export function draw(canvas: CanvasRenderingContext2D, scene: Scene): void {
  const { width, height, colors } = scene;
  canvas.clearRect(0, 0, width, height);
  canvas.font = '11px ui-sans-serif, system-ui, sans-serif';
  canvas.textBaseline = 'middle';
  drawTicks(canvas, scene);
  canvas.save();
  canvas.beginPath();
  canvas.rect(0, AXIS_PX, width, height - AXIS_PX);
  canvas.clip();
  for (const part of scene.parts) drawPart(canvas, scene, part);
  canvas.restore();
  canvas.fillStyle = colors.line;
  canvas.fillRect(0, AXIS_PX - 1, width, 1);
}

function drawTicks(canvas: CanvasRenderingContext2D, scene: Scene): void {
  const { view, start, width, height, colors } = scene;
  for (const at of ticks(view, start, Math.max(2, Math.floor(width / TICK_PX)))) {
    const x = Math.round(xOf(scene, at));
    canvas.fillStyle = colors.line;
    canvas.fillRect(x, 0, 1, height);
    canvas.fillStyle = colors.dimmed;
    canvas.fillText(at === start ? '0' : inWords((at - start) / 1000), x + 5, AXIS_PX / 2);
  }
}

function drawPart(canvas: CanvasRenderingContext2D, scene: Scene, part: Part): void {
  const { lanes, top, height, width, now, colors, marked } = scene;
  const y = AXIS_PX + (lanes.get(part.id) ?? 0) * LANE_PX - top + (LANE_PX - BAR_PX) / 2;
  if (y + BAR_PX < AXIS_PX || y > height) return;
  const [left, right] = [xOf(scene, part.start), xOf(scene, part.end ?? now)];
  if (right < 0 || left > width) return;
  const [from, to] = [Math.max(left, -2), Math.min(Math.max(right, left + 1.5), width + 2)];
  const color = (part.state && colors.states[part.state]) || colors.dimmed;
  const isMarked = marked.includes(part.id);
  canvas.fillStyle = color;
  const isWide = to - from > 6;
  // The state's colour on the edge, and lighter behind the words.
  canvas.globalAlpha = isWide ? (isMarked ? 0.5 : 0.28) : 1;
  canvas.fillRect(from, y, to - from, BAR_PX);
  canvas.globalAlpha = 1;
  if (isWide) canvas.fillRect(from, y, 3, BAR_PX);
  if (isMarked) {
    canvas.strokeStyle = color;
    canvas.strokeRect(from + 0.5, y + 0.5, Math.max(1, to - from - 1), BAR_PX - 1);
  }
  const room = to - Math.max(from, 0) - 12;
  if (room < LABEL_PX_MIN) return;
  const label = part.isFlowRun ? `▸ ${part.label}` : part.label;
  const most = Math.floor(room / CHARACTER_PX);
  canvas.fillStyle = colors.text;
  canvas.fillText(label.length > most ? `${label.slice(0, most - 1)}…` : label, Math.max(from, 0) + 8, y + BAR_PX / 2 + 0.5);
}

/** What lies under a place of the picture. */
export function partAt(scene: Scene, x: number, y: number): Part | null {
  if (y < AXIS_PX) return null;
  const lane = Math.floor((y - AXIS_PX + scene.top) / LANE_PX);
  const reach = 2;
  return (
    scene.parts.findLast(
      (part) => scene.lanes.get(part.id) === lane && xOf(scene, part.start) - reach <= x && xOf(scene, part.end ?? scene.now) + reach >= x,
    ) ?? null
  );
}
