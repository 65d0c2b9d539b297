import { assignmentsTo } from '../shape/assignments.ts';
import { argumentOf, type Call, type CallArgument, callAtName, callsOf, messagesOf } from '../shape/calls.ts';
import { argumentUse, type Expression } from '../shape/expressions.ts';
import { objcReceiverType, swiftReceiverType } from '../shape/receivers.ts';
import type { Shape } from '../shape/shape.ts';
import { sourceOf } from '../shape/values.ts';

/** What a service type is handed over for; `multipeer` is both browsing and advertising, and wants the name alone. */
export type ServiceTypeRole = 'browse' | 'advertise' | 'resolve' | 'multipeer';

/** An expression that is used as a Bonjour service type. */
export interface ServiceTypeUse {
  readonly value: Expression;
  readonly role: ServiceTypeRole;
}

/** Names of which one occurs in every file with a {@link ServiceTypeUse}. */
export const SERVICE_TYPE_NAMES: readonly string[] = [
  'bonjour',
  'bonjourWithTXTRecord',
  'NWListener',
  'NetService',
  'NetServiceBrowser',
  'NSNetService',
  'NSNetServiceBrowser',
  'MCNearbyServiceAdvertiser',
  'MCNearbyServiceBrowser',
  'MCAdvertiserAssistant',
  'MCBrowserViewController',
  'DNSServiceRegister',
  'DNSServiceBrowse',
  'DNSServiceResolve',
  'CFNetServiceCreate',
  'CFNetServiceBrowserSearchForServices',
  'nw_advertise_descriptor_create_bonjour_service',
  'nw_browse_descriptor_create_bonjour_service',
  'nw_endpoint_create_bonjour_service',
];

/** C functions with the position of their service type. */
const C_FUNCTIONS: readonly (readonly [string, number, ServiceTypeRole])[] = [
  ['DNSServiceRegister', 4, 'advertise'],
  ['DNSServiceBrowse', 3, 'browse'],
  ['DNSServiceResolve', 4, 'resolve'],
  ['CFNetServiceBrowserSearchForServices', 2, 'browse'],
  ['nw_advertise_descriptor_create_bonjour_service', 1, 'advertise'],
  ['nw_browse_descriptor_create_bonjour_service', 0, 'browse'],
  ['nw_endpoint_create_bonjour_service', 1, 'resolve'],
];

const MULTIPEER_TYPES: readonly string[] = [
  'MCNearbyServiceAdvertiser',
  'MCNearbyServiceBrowser',
  'MCAdvertiserAssistant',
  'MCBrowserViewController',
];

/** Selectors with the piece of their service type. */
const SELECTORS: readonly (readonly [string, string, ServiceTypeRole])[] = [
  ['initWithDomain:type:name:', 'type', 'resolve'],
  ['initWithDomain:type:name:port:', 'type', 'advertise'],
  ['searchForServicesOfType:inDomain:', 'searchForServicesOfType', 'browse'],
  ['initWithPeer:discoveryInfo:serviceType:', 'serviceType', 'multipeer'],
  ['initWithPeer:serviceType:', 'serviceType', 'multipeer'],
  ['initWithServiceType:session:', 'initWithServiceType', 'multipeer'],
  ['initWithServiceType:discoveryInfo:session:', 'initWithServiceType', 'multipeer'],
];

/** Everything in the file that is used as a service type. */
export function serviceTypeUses(shape: Shape): readonly ServiceTypeUse[] {
  const functions = C_FUNCTIONS.flatMap(([name, position, role]) =>
    callsOf(shape, name).flatMap((call) => use(call.arguments[position], role)),
  );
  const services = callsOf(shape, 'CFNetServiceCreate').flatMap((call) =>
    use(call.arguments[2], shape.identifiers('CFNetServiceRegisterWithOptions').length > 0 ? 'advertise' : 'resolve'),
  );
  return [...functions, ...services, ...(shape.file.language === 'swift' ? swiftUses(shape) : objcUses(shape))];
}

function swiftUses(shape: Shape): readonly ServiceTypeUse[] {
  const described = ['bonjour', 'bonjourWithTXTRecord'].flatMap((name) =>
    callsOf(shape, name).flatMap((call) => use(argumentOf(call, 'type') ?? firstUnlabelled(call), roleOf(shape, call))),
  );
  const services = callsOf(shape, 'NetService').flatMap((call) =>
    use(argumentOf(call, 'type'), argumentOf(call, 'port') ? 'advertise' : 'resolve'),
  );
  const searches = callsOf(shape, 'searchForServices').flatMap((call) => use(argumentOf(call, 'ofType'), 'browse'));
  const multipeer = MULTIPEER_TYPES.flatMap((type) =>
    callsOf(shape, type).flatMap((call) => use(argumentOf(call, 'serviceType'), 'multipeer')),
  );
  return [...described, ...services, ...searches, ...multipeer, ...advertisedServices(shape)];
}

/** The first argument of `.bonjour("_x._udp", …)`, as NetworkBrowser has it. */
function firstUnlabelled({ name, arguments: [first] }: Call): CallArgument | undefined {
  return name === 'bonjour' && first?.label === '_' ? first : undefined;
}

/** A descriptor is for browsing unless a listener is made with it, or it names the service. */
function roleOf(shape: Shape, call: Call): ServiceTypeRole {
  const listens = /^(NetworkListener|NWListener)$/.test(argumentUse(shape, call)?.callee ?? '');
  return listens || argumentOf(call, 'name') !== undefined ? 'advertise' : 'browse';
}

/** `NWListener.Service(type: …)`, `NWListener(service: .init(type: …), …)`, `listener.service = .init(type: …)` */
function advertisedServices(shape: Shape): readonly ServiceTypeUse[] {
  if (shape.identifiers('NWListener').length === 0) return [];
  const named = callsOf(shape, 'Service').filter(
    ({ receiver }) => receiver && /(^|\.)NWListener$/.test(sourceOf(shape, receiver)),
  );
  const given = callsOf(shape, 'NWListener').flatMap((call) => argumentOf(call, 'service') ?? []);
  const assigned = assignmentsTo(shape, 'service').flatMap(({ receiver, value }) =>
    receiver && isListener(shape, receiver) ? [value] : [],
  );
  const implied = [...given, ...assigned].flatMap((value) => implicitInit(shape, value) ?? []);
  return [...named, ...implied].flatMap((call) => use(argumentOf(call, 'type'), 'advertise'));
}

function implicitInit(shape: Shape, value: Expression): Call | undefined {
  const call = callAtName(shape, value.first + 1);
  return call?.name === 'init' && call.receiver === undefined ? call : undefined;
}

function isListener(shape: Shape, receiver: Expression): boolean {
  const type = swiftReceiverType(shape.file, shape.variables(), receiver.last + 1);
  return type === undefined ? /listener/i.test(sourceOf(shape, receiver)) : type === 'NWListener';
}

function objcUses(shape: Shape): readonly ServiceTypeUse[] {
  return SELECTORS.flatMap(([selector, piece, role]) =>
    messagesOf(shape, selector)
      .filter((message) => isOwnMessage(shape, message))
      .flatMap((message) => use(argumentOf(message, piece), role)),
  );
}

/** `[super init…]` in a subclass hands on what it was given; another class may have an initialiser of that name. */
function isOwnMessage(shape: Shape, { name, receiver }: Call): boolean {
  if (receiver === undefined || !name.startsWith('initWith')) return true;
  const type = objcReceiverType(shape.file, shape.variables(), receiver.first, receiver.last + 1);
  return type === undefined || /^(NSNetService|MC[A-Z]\w+)$/.test(type);
}

function use(value: Expression | undefined, role: ServiceTypeRole): readonly ServiceTypeUse[] {
  return value === undefined || value.last < value.first ? [] : [{ value, role }];
}
