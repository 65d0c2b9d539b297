import Foundation
import Network
import Security

struct ChatMessage: Codable, Sendable {
    var author: String
    var text: String
}

/// Chat with the people in the same room on Network framework: nothing here needs advice.
actor RoomChat {
    typealias Connection = NetworkConnection<Coder<ChatMessage, ChatMessage, NetworkJSONCoder>>

    private let onMessage: @Sendable (ChatMessage) -> Void
    private var connections: [Connection] = []

    init(onMessage: @escaping @Sendable (ChatMessage) -> Void) {
        self.onMessage = onMessage
    }

    /// Lets others find this device and reads what they say, until the task is cancelled.
    func host(as identity: sec_identity_t) async throws {
        let listener = try NetworkListener(for: .bonjour(type: "_parley._tcp")) {
            Coder(ChatMessage.self, using: .json) { TLS().localIdentity(identity) }
        }
        try await listener.run { connection in try await self.read(connection) }
    }

    /// Connects to the first room that is found and reads what is said there.
    func join() async throws {
        let room: Bonjour.Endpoint = try await NetworkBrowser(for: .bonjour("_parley._tcp")).run { rooms in
            if let room = rooms.first { .finish(room) } else { .continue }
        }
        try await read(NetworkConnection(to: room) { Coder(ChatMessage.self, using: .json) { TLS() } })
    }

    func send(_ message: ChatMessage) async throws {
        for connection in connections { try await connection.send(message) }
    }

    private func read(_ connection: Connection) async throws {
        connections.append(connection)
        for try await (message, _) in connection.messages { onMessage(message) }
    }
}
