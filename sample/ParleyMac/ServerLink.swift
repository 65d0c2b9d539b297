import Foundation
import Network

/// The connection to the chat server, for the releases before `NetworkConnection`: nothing here needs advice either.
final class ServerLink {
    private let connection: NWConnection

    init(host: String) {
        connection = NWConnection(host: NWEndpoint.Host(host), port: 5223, using: .tls)
    }

    func start() {
        connection.start(queue: .main)
    }

    func send(_ line: String) {
        connection.send(content: Data(line.utf8), completion: .contentProcessed { error in
            if let error { print("not sent:", error) }
        })
    }
}
