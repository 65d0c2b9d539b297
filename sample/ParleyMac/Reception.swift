import Foundation
import Network

/// Lets guests on the same network connect to this Mac. They wait for ever: nobody starts their connections.
final class Reception {
    private let listener: NWListener

    init() throws {
        listener = try NWListener(using: .tcp, on: 5224)
        listener.newConnectionHandler = { guest in
            guest.stateUpdateHandler = { state in print("Reception:", guest.endpoint, state) }
        }
    }

    func open() {
        listener.start(queue: .main)
    }

    func close() {
        listener.cancel()
    }
}
