import { ActionIcon, Group, Paper, Text, useComputedColorScheme } from '@mantine/core';
import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useWorkspace } from '../../shell/use-workspace';
import { FitIcon, MinusIcon, PlusIcon } from '../../ui/icons';
import { LoadingRows } from '../../ui/loading-rows';
import { stateStyle } from '../../ui/state-badge';
import { inWords, useTick } from '../../ui/time';
import { AXIS_PX, colorsOf, draw, LANE_PX, partAt, type Scene, xOf } from './draw';
import { assignLanes, type Part, type View, whole, zoomed } from './layout';
import { useGestures } from './use-gestures';
import { useTimeline } from './use-timeline';

const HEIGHT_PX_MAX = 320;
/** How often bars of what goes on grow. */
const GROW_MS = 250;
const ZOOM_STEP = 0.6;

interface Props {
  /** Counts up when task runs moved. */
  news: number;
  runIsOver: boolean;
  highlighted: string | null;
}

/** When each part of the run ran. The table below says the same in words, for whoever does not see it. */
export default function RunTimeline({ news, runIsOver, highlighted }: Props) {
  const timeline = useTimeline(news, runIsOver);
  if (!timeline) return <LoadingRows label="Loading the timeline" rows={3} />;
  if (timeline.parts.length === 0) return null;
  return <Picture parts={timeline.parts} isCut={timeline.isCut} runIsOver={runIsOver} highlighted={highlighted} />;
}

interface PictureProps {
  parts: readonly Part[];
  isCut: boolean;
  runIsOver: boolean;
  highlighted: string | null;
}

function Picture({ parts, isCut, runIsOver, highlighted }: PictureProps) {
  const navigate = useNavigate();
  const { base } = useWorkspace();
  const scheme = useComputedColorScheme('light');
  const frame = useRef<HTMLDivElement>(null);
  const { ref: sized, width } = useElementSize<HTMLDivElement>();
  const framed = useMergedRef(sized, frame);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [lanes] = useState(() => new Map<string, number>());
  const laneCount = useMemo(() => assignLanes(parts, lanes), [parts, lanes]);
  // Null: all of it, however long it becomes.
  const [chosen, choose] = useState<View | null>(null);
  const [top, setTop] = useState(0);
  const [hovered, hover] = useState<{ part: Part; x: number; y: number } | null>(null);
  useTick(!runIsOver, GROW_MS);

  const now = runIsOver ? lastOf(parts) : Date.now();
  const all = whole(parts, now);
  const view = chosen ?? all;
  const tall = AXIS_PX + laneCount * LANE_PX + 4;
  const height = Math.min(tall, HEIGHT_PX_MAX);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- They are read from the element, whose style the scheme and the width decide.
  const colors = useMemo(() => (frame.current && width > 0 ? colorsOf(frame.current) : null), [scheme, width]);
  const scene: Scene | null = colors && {
    parts,
    lanes,
    view,
    start: parts[0]?.start ?? now,
    now,
    width,
    height,
    top,
    marked: [hovered?.part.id ?? null, highlighted],
    colors,
  };

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!scene || !context || !canvas.current) return;
    const ratio = window.devicePixelRatio || 1;
    const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
    // Setting a size empties the picture and costs as much as drawing it.
    if (canvas.current.width !== wide) canvas.current.width = wide;
    if (canvas.current.height !== high) canvas.current.height = high;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    draw(context, scene);
  });

  const open = (part: Part): void => void navigate(part.isFlowRun ? `${base}/runs/flow-run/${part.id}` : `?tab=logs&task=${part.id}`);
  const gestures = useGestures(frame, {
    view,
    all,
    width,
    onView: choose,
    onHover: (x, y) => {
      const part = scene && x !== null ? partAt(scene, x, y) : null;
      hover(part && x !== null ? { part, x, y } : null);
    },
    onClick: (x, y) => {
      const part = scene && partAt(scene, x, y);
      if (part) open(part);
    },
  });
  const step = (factor: number) => (): void => choose(zoomed(view, factor, (view.from + view.to) / 2, all));

  return (
    <Paper withBorder component="section" aria-label="Timeline" className="timeline" mb="md">
      <div
        ref={framed}
        className="timeline-frame"
        style={{ maxHeight: HEIGHT_PX_MAX }}
        tabIndex={0}
        role="group"
        aria-label={`${parts.length} task runs and subflows over ${inWords((all.to - all.from) / 1000)}. Arrows move it, plus and minus zoom, 0 shows all. The table below lists them.`}
        onScroll={({ currentTarget }) => setTop(currentTarget.scrollTop)}
        {...gestures}
      >
        <canvas ref={canvas} aria-hidden style={{ width, height }} />
        <div style={{ height: tall - height }} />
      </div>
      {hovered && scene && <Tip hovered={hovered} scene={scene} />}
      <Group justify="space-between" gap="xs" px="xs" py={4} wrap="nowrap" className="timeline-tools">
        <Text c="dimmed" size="xs">
          {isCut ? `The first ${parts.length.toLocaleString()} are drawn. ` : ''}
          <span className="for-mouse">Drag to move, Ctrl and wheel to zoom, click for logs.</span>
        </Text>
        <Group gap={4} wrap="nowrap">
          <ActionIcon variant="default" size="sm" aria-label="Closer" onClick={step(ZOOM_STEP)}>
            <PlusIcon size={14} />
          </ActionIcon>
          <ActionIcon variant="default" size="sm" aria-label="Further away" onClick={step(1 / ZOOM_STEP)}>
            <MinusIcon size={14} />
          </ActionIcon>
          <ActionIcon variant="default" size="sm" aria-label="All of it" disabled={!chosen} onClick={() => choose(null)}>
            <FitIcon size={14} />
          </ActionIcon>
        </Group>
      </Group>
    </Paper>
  );
}

/** What had not ended when the run did goes on no further. */
const lastOf = (parts: readonly Part[]): number => parts.reduce((last, { start, end }) => Math.max(last, start, end ?? start), 0);

function Tip({ hovered: { part, x, y }, scene }: { hovered: { part: Part; x: number; y: number }; scene: Scene }) {
  const left = Math.min(Math.max(x, xOf(scene, part.start), 0), Math.max(0, scene.width - 220));
  return (
    <div className="timeline-tip" style={{ left, top: y + 18 }}>
      <Text size="xs" fw={600} truncate>
        {part.label}
      </Text>
      <Text size="xs">
        <span className="state-dot" style={{ ...stateStyle(part.state ?? undefined), display: 'inline-block', marginRight: 6 }} />
        {part.state ?? 'no state'}, {inWords(((part.end ?? scene.now) - part.start) / 1000)}
      </Text>
      <Text size="xs" c="dimmed">
        {inWords((part.start - scene.start) / 1000)} after the first
      </Text>
    </div>
  );
}
