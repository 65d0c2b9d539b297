import MultipeerConnectivity

/// Lists who is in the room. On the releases that this app is built for, the framework is not deprecated yet.
final class Neighbours: NSObject, MCNearbyServiceBrowserDelegate {
    private(set) var names: Set<String> = []
    private let browser = MCNearbyServiceBrowser(peer: MCPeerID(displayName: "Front desk"), serviceType: "parley")

    func look() {
        browser.delegate = self
        browser.startBrowsingForPeers()
    }

    func browser(_ browser: MCNearbyServiceBrowser, foundPeer peerID: MCPeerID, withDiscoveryInfo info: [String: String]?) {
        names.insert(peerID.displayName)
    }

    func browser(_ browser: MCNearbyServiceBrowser, lostPeer peerID: MCPeerID) {
        names.remove(peerID.displayName)
    }
}
