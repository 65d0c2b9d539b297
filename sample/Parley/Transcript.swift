import Foundation

/// Keeps what was said. Streams on files, memory and bound pairs are not network streams and stay as they are.
struct Transcript {
    let file: URL

    func append(_ message: ChatMessage) throws {
        guard let output = OutputStream(url: file, append: true) else { throw CocoaError(.fileWriteUnknown) }
        output.open()
        defer { output.close() }
        let line = Array("\(message.author): \(message.text)\n".utf8)
        guard output.write(line, maxLength: line.count) == line.count else { throw CocoaError(.fileWriteUnknown) }
    }

    /// Uploads while it is being written, through a bound pair.
    func upload(to address: URL) -> OutputStream? {
        var input: InputStream?
        var output: OutputStream?
        Stream.getBoundStreams(withBufferSize: 4096, inputStream: &input, outputStream: &output)
        var request = URLRequest(url: address)
        request.httpMethod = "POST"
        request.httpBodyStream = input
        URLSession.shared.dataTask(with: request).resume()
        return output
    }

    /// Prints on the receipt printer of the front desk.
    func printReceipt() -> OutputStream? {
        var output: OutputStream?
        // netguide:disable:next stream-sockets - the printer knows plain TCP only and leaves with the front desk
        Stream.getStreamsToHost(withName: "printer.local", port: 9100, inputStream: nil, outputStream: &output)
        return output
    }
}
