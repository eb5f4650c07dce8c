/** A difference between a recorded reply and ours that is meant. */
interface Meant {
  /** In the words of the difference. */
  readonly where: RegExp;
  readonly why: string;
  /** The scenarios that it is meant in; all of them when left out. */
  readonly of?: readonly string[];
}

const SCHEDULED = String.raw`(\.0)?\.?(auto_scheduled|created_by|idempotency_key|tags|state\.message|state\.state_details\.flow_run_id)`;

export const MEANT: readonly Meant[] = [
  {
    where: /\.?(version_id|version_info|branch|base|root|deployment_version_id): undefined was recorded, ours is /,
    why: 'Deployments have versions and branches, as clients in cloud mode read them; the reference keeps none.',
  },
  {
    where: /^POST \/flows\/ status: 20[01] was recorded, ours is 20[01]$/,
    why: 'The flow was there when it was recorded, and is not now, or the other way round.',
  },
  {
    where: /(last_polled|status): "?(\\?"[^"]+"|null)"? was recorded, ours is "?(null|"(NOT_)?READY"|"[\d-]+T[^"]+")"?$/,
    why: 'A poll shows within a second, and is forgotten after a minute: the replay is faster than the recording was.',
  },
  {
    where: new RegExp(`^(GET /flow_runs/|POST /deployments/get_scheduled_flow_runs |POST /flow_runs/filter )[^ ]*( |)${SCHEDULED}`),
    why: 'What the schedule had made is made by hand here, or was made by another client.',
    of: ['flow_serve', 'cli_flow_runs', 'errors_retries'],
  },
  {
    where: /^POST \/(flows|block_documents|block_schemas|deployments|v2\/concurrency_limits)\/filter : \d+ items were recorded, ours has \d+$/,
    why: 'The server that was recorded held what other clients had made, and blocks whose schemas have other words here.',
    of: ['cli_flow_runs', 'cli_deployments', 'cli_variables_blocks_artifacts', 'cli_misc'],
  },
  {
    where: /^POST \/logs\/filter \.\d+\.worker_id: undefined was recorded, ours is null$/,
    why: 'Logs know the worker that wrote them, as clients in cloud mode send it.',
  },
  {
    where: /^POST \/logs\/ (status: 422 was recorded, ours is 201|: \{"exception_message")/,
    why: 'The same: the reference refuses what clients in cloud mode send.',
    of: ['worker_rest_fallback'],
  },
  { where: /active_slots: 0 was recorded, ours is 1$/, why: 'A slot of a rate limit decays with time, and the replay is faster.', of: ['concurrency_limits'] },
  {
    where: /^GET \/flows\/filter /,
    why: 'A word in place of an id is the address of nothing; the reference says that there is something for another method.',
    of: ['cli_misc'],
  },
  {
    where: /^POST \/flow_runs\/filter \.0\./,
    why: 'It lists whichever run is the newest, and is recorded for the client’s repetition of what failed.',
    of: ['errors_retries'],
  },
  {
    where: /^POST \/events\/filter (events\.\d|total|next_page)/,
    why: 'It lists whatever happened last; `next_page` is an address of this server, with a token of its own.',
    of: ['events_filter'],
  },
  {
    where: /^POST \/flow_runs\/[^ ]+\/set_state state\.state_details\.(deferred|transition_id): /,
    why: 'A state in the place of the one asked for keeps the token of the request, so that one that is repeated is known.',
    of: ['cli_flow_runs'],
  },
];
