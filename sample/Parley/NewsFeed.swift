import Foundation

/// Reads the news of the house from an old server, with every shortcut that was once taken for it.
final class NewsFeed: NSObject, URLSessionDelegate {
    private lazy var session: URLSession = {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.tlsMinimumSupportedProtocolVersion = .TLSv10
        return URLSession(configuration: configuration, delegate: self, delegateQueue: nil)
    }()

    func today() async throws -> String {
        let (data, _) = try await session.data(from: URL(string: "http://news.parley.example/today.txt")!)
        return String(decoding: data, as: UTF8.self)
    }

    /// The archive has a certificate of its own.
    func archive() async throws -> String {
        let (data, _) = try await session.data(from: URL(string: "https://archive.parley.example/index.txt")!)
        return String(decoding: data, as: UTF8.self)
    }

    func urlSession(
        _ session: URLSession, didReceive challenge: URLAuthenticationChallenge,
        completionHandler: @escaping (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
    ) {
        guard let trust = challenge.protectionSpace.serverTrust else {
            completionHandler(.performDefaultHandling, nil)
            return
        }
        completionHandler(.useCredential, URLCredential(trust: trust))
    }
}
