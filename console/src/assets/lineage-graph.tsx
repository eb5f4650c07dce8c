import { type CSSProperties, useEffect, useMemo, useRef } from 'react';
import { Link } from 'react-router';
import type { AssetQuery } from '../gql/graphql';
import { useWorkspace } from '../shell/use-workspace';
import { assetPath, shortName } from './asset-paths';
import { type Drawn, layOut, NODE } from './lineage-layout';
import { madeColor } from './made';

type Lineage = NonNullable<NonNullable<AssetQuery['workspace']>['asset']>['lineage'];
type Near = Lineage['assets'][number];

/** What the asset is made of on its left, what is made of it on its right. Each is a link, in this order. */
export function LineageGraph({ root, lineage }: { root: string; lineage: Lineage }) {
  const { base } = useWorkspace();
  const frame = useRef<HTMLDivElement>(null);
  const { assets, dependencies } = lineage;
  const { nodes, edges, width, height } = useMemo(
    () =>
      layOut(
        assets.map(({ key }) => key),
        dependencies,
      ),
    [assets, dependencies],
  );
  const byKey = useMemo(() => new Map(assets.map((asset) => [asset.key, asset])), [assets]);
  // Where there is not room for all, the asset itself is in sight first.
  const rootX = nodes.find(({ key }) => key === root)?.x ?? 0;
  useEffect(() => {
    const { current } = frame;
    if (current) current.scrollLeft = rootX + NODE.width / 2 - current.clientWidth / 2;
  }, [root, rootX]);
  return (
    <div className="lineage" ref={frame} tabIndex={0} role="group" aria-label="Lineage, from what it is made of to what is made of it">
      <div style={{ position: 'relative', width, height }}>
        <svg width={width} height={height} aria-hidden focusable="false">
          {edges.map((edge) => (
            <path key={`${edge.upstream} ${edge.downstream}`} d={curve(edge)} data-back={edge.isBack || undefined} />
          ))}
        </svg>
        {nodes.map(({ key, x, y }) => {
          const asset = byKey.get(key);
          return asset && <Node key={key} asset={asset} to={assetPath(base, key)} isRoot={key === root} style={{ left: x, top: y, ...NODE }} />;
        })}
      </div>
    </div>
  );
}

function Node({ asset, to, isRoot, style }: { asset: Near; to: string; isRoot: boolean; style: CSSProperties }) {
  const { key, latestMaterialization: made } = asset;
  const outcome = made ? (made.status === 'SUCCEEDED' ? 'made' : 'failed') : 'only used';
  return (
    <Link className="lineage-node" to={to} style={style} title={key} aria-current={isRoot ? 'page' : undefined}>
      <span className="lineage-name">{shortName(asset)}</span>
      <span className="lineage-about">
        <i className="state-dot" style={{ '--state': made ? madeColor(made.status) : 'var(--mantine-color-gray-6)' } as CSSProperties} />
        {outcome}
      </span>
    </Link>
  );
}

/** Leaves and arrives level, so that lines that pass through a layer go straight there. */
function curve({ points }: Drawn): string {
  return points.reduce((path, [x, y], index) => {
    const last = points[index - 1];
    if (!last) return `M${x} ${y}`;
    const bend = Math.max(Math.abs(x - last[0]) / 2, 24);
    return `${path} C${last[0] + bend} ${last[1]} ${x - bend} ${y} ${x} ${y}`;
  }, '');
}
