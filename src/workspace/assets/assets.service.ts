import { fromIso, toIso, type AssetFilter } from '@app/contract';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { toPage, type Page } from '../states/page.js';
import { Clock } from '../states/clock.js';
import { AssetsRepository, type FixedAssetFilter } from './assets.repository.js';
import type { Asset, AssetDependency } from './assets.schema.js';

/** Some assets, and what is made of them or they of. */
export interface AssetGraph {
  readonly assets: readonly Asset[];
  readonly dependencies: readonly AssetDependency[];
}

/** Which assets are looked for: how their keys begin, and a part of them in any case. */
export interface AssetSearch {
  readonly prefix?: string | null;
  readonly search?: string | null;
}

export interface Lineage extends AssetGraph {
  /** Whether more is near than is told. */
  readonly isCut: boolean;
}

export interface AssetPage extends AssetGraph {
  /** Of all pages, when the first was asked for. */
  readonly total: number;
  /** Null after the last page. */
  readonly nextToken: string | null;
}

/** Where a list goes on. */
interface Place {
  readonly filter: AssetFilter;
  readonly until: string;
  readonly total: number;
  readonly seen: number;
  readonly size: number;
  readonly last: string;
}

const TOKEN_IS = 'page of assets';
/** Of a list that has no pages. */
const LISTED_MAX = 10_000;

@Injectable()
export class AssetsService {
  constructor(
    private readonly assets: AssetsRepository,
    private readonly clock: Clock,
  ) {}

  /** Faults with `asset.not_found`. */
  async get(ctx: WorkspaceContext, key: string): Promise<Asset> {
    const asset = await this.assets.find(ctx, key);
    if (!asset) throw notFound();
    return asset;
  }

  /** Faults with `asset.not_found`. */
  async delete(ctx: WorkspaceContext, key: string): Promise<void> {
    if (!(await this.assets.delete(ctx, key))) throw notFound();
  }

  /** Null: there is none. */
  async find(ctx: WorkspaceContext, key: string): Promise<Asset | null> {
    return this.assets.find(ctx, key);
  }

  /** By key. */
  async search(ctx: WorkspaceContext, { first, after, filter }: { first: number; after: string | null; filter: AssetSearch }): Promise<Page<Asset>> {
    return toPage(await this.assets.page(ctx, this.#fixed(filter), after, first + 1), first);
  }

  async countFound(ctx: WorkspaceContext, filter: AssetSearch): Promise<number> {
    return this.assets.count(ctx, this.#fixed(filter));
  }

  /** What the asset is made of and what of it, so many levels far, the nearest `count` of them with the asset itself. */
  async lineage(ctx: WorkspaceContext, key: string, { up, down, count }: { up: number; down: number; count: number }): Promise<Lineage> {
    const keys = await this.assets.lineage(ctx, key, { up, down, count: count + 1 });
    const shown = keys.slice(0, count);
    const [assets, dependencies] = await Promise.all([this.assets.listByKeys(ctx, shown), this.assets.dependenciesAmong(ctx, shown)]);
    return { assets, dependencies, isCut: keys.length > count };
  }

  /** By key. */
  async list(ctx: WorkspaceContext, search: AssetSearch): Promise<Asset[]> {
    return this.assets.page(ctx, this.#fixed(search), null, LISTED_MAX);
  }

  async dependencies(ctx: WorkspaceContext): Promise<AssetDependency[]> {
    return this.assets.dependencies(ctx);
  }

  /** The asset, what it is made of and what of it, and what these are made of among themselves. Faults with `asset.not_found`. */
  async neighbors(ctx: WorkspaceContext, key: string): Promise<AssetGraph> {
    const asset = await this.get(ctx, key);
    const own = await this.assets.dependenciesOf(ctx, [key]);
    const keys = new Set([key, ...own.flatMap(({ upstream, downstream }) => [upstream, downstream])]);
    const among = (await this.assets.dependenciesOf(ctx, [...keys])).filter(({ upstream, downstream }) => keys.has(upstream) && keys.has(downstream));
    return { assets: keys.size > 1 ? await this.assets.listByKeys(ctx, [...keys]) : [asset], dependencies: among };
  }

  async firstPage(ctx: WorkspaceContext, filter: AssetFilter, size: number): Promise<AssetPage> {
    const fixed = { filter, until: this.clock.now() };
    return this.#page(ctx, fixed, null, { total: await this.assets.count(ctx, fixed), seen: 0, size });
  }

  /** Faults with `page_token.not_ours`. */
  async nextPage(ctx: WorkspaceContext, token: string): Promise<AssetPage> {
    const { filter, until, last, ...place } = openToken(ctx, token);
    return this.#page(ctx, { filter, until: fromIso(until) ?? 0 }, last, place);
  }

  #fixed({ prefix, search }: AssetSearch): FixedAssetFilter {
    const filter = { key: { ...(prefix ? { prefix: [prefix] } : {}), ...(search ? { search: [search] } : {}) } };
    return { filter, until: this.clock.now() };
  }

  async #page(ctx: WorkspaceContext, fixed: FixedAssetFilter, after: string | null, { total, seen, size }: Pick<Place, 'total' | 'seen' | 'size'>) {
    const assets = await this.assets.page(ctx, fixed, after, size);
    const last = assets.at(-1)?.key;
    const isLast = last === undefined || assets.length < size || seen + assets.length >= total;
    const place = { filter: fixed.filter, until: toIso(fixed.until), total, seen: seen + assets.length, size };
    const dependencies =
      last === undefined
        ? []
        : await this.assets.dependenciesOf(
            ctx,
            assets.map(({ key }) => key),
          );
    return { assets, dependencies, total, nextToken: isLast ? null : toToken(ctx, { ...place, last }) };
  }
}

const toToken = (ctx: WorkspaceContext, place: Place): string => ctx.secrets.seal(Buffer.from(JSON.stringify(place)), TOKEN_IS).toString('base64url');

/** What was sealed here is what was put in. */
function openToken(ctx: WorkspaceContext, token: string): Place {
  try {
    return JSON.parse(ctx.secrets.open(Buffer.from(token, 'base64url'), TOKEN_IS).toString()) as Place;
  } catch (error) {
    throw new Fault('page_token.not_ours', 'Forbidden', { cause: error });
  }
}

const notFound = (): Fault => new Fault('asset.not_found', 'Asset not found.');
