import type { Platform } from '../knowledge/model.ts';

/**
 * What code does that a property list has to allow:
 * - `bonjour-browse`, `bonjour-advertise`: browses for, or registers, a service; `value` is its type (`_http._tcp`)
 * - `multipeer`: Multipeer Connectivity under the service type `value`, without underscores
 * - `multicast`: sends to or receives from a multicast or broadcast address, `value` where it is written, or browses for
 *   all service types, `value` being `_services._dns-sd._udp`
 * - `wifi-information`: asks for the network that the device is on
 * - `hotspot-configuration`: joins networks for the user
 * - `provider`: a Network Extension provider; `value` is the class that it derives from
 * - `calls`, `audio`: makes calls of its own or is woken for them, plays or records sound
 * - `loads-urls`: may load URLs by what App Transport Security covers
 * - `connects`, `listens`: opens connections, or waits for them
 */
export type CodeUseKind =
  | 'bonjour-browse'
  | 'bonjour-advertise'
  | 'multipeer'
  | 'multicast'
  | 'wifi-information'
  | 'hotspot-configuration'
  | 'provider'
  | 'connects'
  | 'loads-urls'
  | 'calls'
  | 'audio'
  | 'listens';

/** One such use. Offsets are UTF-16 units of its file. */
export interface CodeUse {
  readonly kind: CodeUseKind;
  /** What it is about; `undefined` where the text does not show it. */
  readonly value?: string;
  /** The platforms for whose devices it is compiled, where `#if` leaves some out. */
  readonly platforms?: readonly Platform[];
  readonly start: number;
  readonly end: number;
}
