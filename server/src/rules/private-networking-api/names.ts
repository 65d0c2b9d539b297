import type { GuidanceRef } from '../../knowledge/model.ts';

/** What is said about something that Apple does not publish. */
export interface PrivateName {
  /** What it is, as the subject of a sentence. */
  readonly what: string;
  /** What to do, as an imperative. */
  readonly instead: string;
  readonly guidance: readonly GuidanceRef[];
}

const CODE_ON_THE_NET: GuidanceRef = {
  id: 'forum-ios-network-signal-strength',
  section: 'but-what-about-this-code-i-found-on-the-net',
};

const WIFI: PrivateName = {
  what: "The system's own Wi-Fi interface",
  instead: 'use what TN3111 lists, for instance NEHotspotConfigurationManager or NEHotspotNetwork',
  guidance: [{ id: 'tn3111' }, CODE_ON_THE_NET],
};

const CELLULAR: PrivateName = {
  what: 'The signal strength of Core Telephony',
  instead: 'measure how your requests perform',
  guidance: [CODE_ON_THE_NET, { id: 'forum-ios-network-signal-strength', section: 'network-performance' }],
};

const STATUS_BAR: PrivateName = {
  what: "Reading the network from the status bar's views",
  instead: 'make the request and let it say what it may use, or watch the path with NWPathMonitor',
  guidance: [CODE_ON_THE_NET, { id: 'forum-check-wifi' }],
};

const WEB_PROTOCOL: PrivateName = {
  what: 'Handing the requests of WKWebView to URLProtocol',
  instead: 'give the configuration a WKURLSchemeHandler for a scheme of your own',
  guidance: [{ id: 'docs-wkurlschemehandler' }],
};

const URL_LOADING: PrivateName = {
  what: 'This member of the URL loading system',
  instead: 'use the public interface, such as URLSessionTaskMetrics for timing',
  guidance: [CODE_ON_THE_NET],
};

/** C functions that a file can call when it declares them itself, or look up with `dlsym`. */
export const PRIVATE_FUNCTIONS: Readonly<Record<string, PrivateName>> = {
  Apple80211Open: WIFI,
  Apple80211Scan: WIFI,
  Apple80211BindToInterface: WIFI,
  WiFiManagerClientCreate: WIFI,
  WiFiManagerClientCopyDevices: WIFI,
  WiFiManagerClientCopyNetworks: WIFI,
  WiFiDeviceClientCopyCurrentNetwork: WIFI,
  CTGetSignalStrength: CELLULAR,
};

/** Literals that are nothing but such a name. */
const STRINGS: Readonly<Record<string, PrivateName>> = {
  ...PRIVATE_FUNCTIONS,
  UIStatusBarDataNetworkItemView: STATUS_BAR,
  WKBrowsingContextController: WEB_PROTOCOL,
  browsingContextController: WEB_PROTOCOL,
  'registerSchemeForCustomProtocol:': WEB_PROTOCOL,
  'unregisterSchemeForCustomProtocol:': WEB_PROTOCOL,
  _socketStreamProperties: URL_LOADING,
  '_setCollectsTimingData:': URL_LOADING,
};

/** Images of the system's private frameworks about Wi-Fi. */
const WIFI_IMAGE =
  /^\/System\/Library\/(PrivateFrameworks\/(Apple80211|MobileWiFi|CoreWiFi)\.framework|SystemConfiguration\/WiFiManager\.bundle)(\/|$)/;

/** What a string literal names that is not API; `undefined` for anything else. */
export function privateName(literal: string): PrivateName | undefined {
  if (Object.hasOwn(STRINGS, literal)) return STRINGS[literal];
  return WIFI_IMAGE.test(literal) ? WIFI : undefined;
}
