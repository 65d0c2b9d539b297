import CFNetwork
import Foundation

/// Fetches and stores the files that people share in a chat.
struct FileTransfer {
    let user: String
    let password: String

    /// The old file server speaks FTP only.
    func download(_ url: URL) -> InputStream {
        let stream = CFReadStreamCreateWithFTPURL(nil, url as CFURL).takeRetainedValue()
        let name = CFStreamPropertyKey(rawValue: kCFStreamPropertyFTPUserName)
        let secret = CFStreamPropertyKey(rawValue: kCFStreamPropertyFTPPassword)
        CFReadStreamSetProperty(stream, name, user as CFString)
        CFReadStreamSetProperty(stream, secret, password as CFString)
        return stream
    }

    /// The motto of the day is still on the same server.
    func motto() async throws -> String {
        let (data, _) = try await URLSession.shared.data(from: URL(string: "ftp://files.parley.example/motto.txt")!)
        return String(decoding: data, as: UTF8.self)
    }

    /// The new one speaks HTTPS: nothing to say about these two.
    func fetch(_ name: String) async throws -> URL {
        let address = URL(string: "https://files.parley.example/shared/")!.appending(path: name)
        let (file, _) = try await URLSession.shared.download(from: address)
        return file
    }

    func store(_ file: URL) async throws {
        let address = URL(string: "https://files.parley.example/shared/")!.appending(path: file.lastPathComponent)
        var request = URLRequest(url: address)
        request.httpMethod = "PUT"
        _ = try await URLSession.shared.upload(for: request, fromFile: file)
    }
}
