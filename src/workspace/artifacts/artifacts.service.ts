import { writeJson, type ArtifactCreateBody, type ArtifactListBody, type ArtifactUpdateBody, type Json, type LatestArtifactListBody } from '@app/contract';
import { storableJson } from '@app/database';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { pageOf } from '../filters/page.js';
import { ArtifactsRepository } from './artifacts.repository.js';
import type { Artifact, ArtifactCollection } from './artifacts.schema.js';

/** Characters of a value in an artifact's metadata; the rest is cut. Source: docs/contract/resources.md#artifacts */
const METADATA_LENGTH_MAX = 500;

@Injectable()
export class ArtifactsService {
  constructor(private readonly artifacts: ArtifactsRepository) {}

  /** With a key, it becomes the newest artifact of that key. */
  async create(ctx: WorkspaceContext, body: Omit<ArtifactCreateBody, 'data'>, data: Json | undefined): Promise<Artifact> {
    return this.artifacts.insert(ctx, {
      key: body.key ?? null,
      type: body.type ?? null,
      data: toData(data),
      description: body.description ?? null,
      metadata: toMetadata(body.metadata_) ?? null,
      flow_run_id: body.flow_run_id ?? null,
      task_run_id: body.task_run_id ?? null,
    });
  }

  /** Faults with `artifact.not_found`, as do those below. */
  async get(ctx: WorkspaceContext, id: string): Promise<Artifact> {
    return (await this.artifacts.find(ctx, id)) ?? notFound();
  }

  async getLatest(ctx: WorkspaceContext, key: string): Promise<ArtifactCollection> {
    return (await this.artifacts.findLatest(ctx, key)) ?? notFound();
  }

  /** What is left out stays; null takes away. */
  async update(ctx: WorkspaceContext, id: string, { description, metadata_ }: Omit<ArtifactUpdateBody, 'data'>, data: Json | undefined): Promise<void> {
    const change = {
      ...(data === undefined ? {} : { data: toData(data) }),
      ...(description === undefined ? {} : { description }),
      ...(metadata_ === undefined ? {} : { metadata_: toMetadata(metadata_) }),
    };
    if (!(await this.artifacts.update(ctx, id, change))) notFound();
  }

  async delete(ctx: WorkspaceContext, id: string): Promise<void> {
    if (!(await this.artifacts.delete(ctx, id))) notFound();
  }

  async filter(ctx: WorkspaceContext, body: ArtifactListBody): Promise<Artifact[]> {
    return this.artifacts.filter(ctx, body, body.sort ?? 'ID_DESC', pageOf(body));
  }

  async filterLatest(ctx: WorkspaceContext, body: LatestArtifactListBody): Promise<ArtifactCollection[]> {
    return this.artifacts.filterLatest(ctx, body, body.sort ?? 'ID_DESC', pageOf(body));
  }

  async count(ctx: WorkspaceContext, body: ArtifactListBody): Promise<number> {
    return this.artifacts.count(ctx, body);
  }

  async countLatest(ctx: WorkspaceContext, body: LatestArtifactListBody): Promise<number> {
    return this.artifacts.countLatest(ctx, body);
  }
}

const toData = (data: Json = null): string | null => (data === null ? null : storableJson(writeJson(data)));

function toMetadata<T extends null | undefined>(metadata: Record<string, string> | T): Record<string, string> | T {
  return metadata && Object.fromEntries(Object.entries(metadata).map(([name, value]) => [name, cut(value)]));
}

function cut(value: string): string {
  const characters = value.length > METADATA_LENGTH_MAX ? [...value] : [];
  return characters.length > METADATA_LENGTH_MAX ? `${characters.slice(0, METADATA_LENGTH_MAX).join('')}...` : value;
}

function notFound(): never {
  throw new Fault('artifact.not_found', 'Artifact not found.');
}
