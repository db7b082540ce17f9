/// What somebody asked of an `HTTPTrial`.
package struct TrialQuestion: Hashable, Sendable {
    package let method: String
    /// With what follows the question mark.
    package let path: String
    /// Their names in lower case.
    package let headers: [String: String]
    package let body: [UInt8]

    package var text: String { String(decoding: body, as: UTF8.self) }

    /// Nil until all of it is there.
    init?(parsing bytes: [UInt8]) {
        let end: [UInt8] = [13, 10, 13, 10]
        guard let place = bytes.indices.first(where: { bytes[$0...].starts(with: end) }) else { return nil }
        let lines = String(decoding: bytes[..<place], as: UTF8.self).split(separator: "\r\n")
        let words = (lines.first ?? "").split(separator: " ")
        guard words.count == 3 else { return nil }
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            headers[parts[0].lowercased()] = parts.count == 2 ? String(parts[1].drop { $0 == " " }) : ""
        }
        let rest = bytes[(place + end.count)...]
        let expected = headers["content-length"].flatMap { Int($0) } ?? 0
        guard rest.count >= expected else { return nil }
        method = String(words[0])
        path = String(words[1])
        self.headers = headers
        body = Array(rest.prefix(expected))
    }
}
