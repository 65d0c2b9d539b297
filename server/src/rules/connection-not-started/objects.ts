import type { GuidanceRef } from '../../knowledge/model.ts';

/** A class of Network framework whose objects do nothing before they are started. */
export interface StartedObject {
  readonly type: string;
  /** The functions that make one in C. */
  readonly creators: readonly string[];
  /** The function that starts one in C. */
  readonly starter: string;
  /** What does not happen until then, to follow "so". */
  readonly effect: string;
  readonly guidance: readonly GuidanceRef[];
}

/** What has to be started. NetworkConnection is not among them: it starts with its first use. */
export const STARTED_OBJECTS: readonly StartedObject[] = [
  {
    type: 'NWConnection',
    creators: ['nw_connection_create'],
    starter: 'nw_connection_start',
    effect: 'it never connects, sends or receives',
    guidance: [{ id: 'docs-nwconnection' }, { id: 'forum-multipeer-to-network', section: 'manage-a-connection' }],
  },
  {
    type: 'NWListener',
    creators: [
      'nw_listener_create',
      'nw_listener_create_with_port',
      'nw_listener_create_with_connection',
      'nw_listener_create_with_launchd_key',
    ],
    starter: 'nw_listener_start',
    effect: 'nobody can connect to it',
    guidance: [{ id: 'forum-multipeer-to-network', section: 'manage-a-listener' }],
  },
  {
    type: 'NWBrowser',
    creators: ['nw_browser_create'],
    starter: 'nw_browser_start',
    effect: 'it never finds a service',
    guidance: [{ id: 'forum-multipeer-to-network', section: 'discover-peers' }],
  },
  {
    type: 'NWConnectionGroup',
    creators: ['nw_connection_group_create'],
    starter: 'nw_connection_group_start',
    effect: 'it never joins its group, sends or receives',
    guidance: [{ id: 'forum-broadcasts-multicasts' }, { id: 'docs-network' }],
  },
  {
    type: 'NWPathMonitor',
    creators: ['nw_path_monitor_create', 'nw_path_monitor_create_with_type'],
    starter: 'nw_path_monitor_start',
    effect: 'it never reports a path',
    guidance: [{ id: 'forum-reachability-to-nwpathmonitor' }],
  },
];
