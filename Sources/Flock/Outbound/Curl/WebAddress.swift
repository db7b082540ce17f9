import CCurl

/// A URL as far as it decides who is called. It is read by what calls it, so that the two cannot differ.
package struct WebAddress: Hashable, Sendable {
    package let host: String
    package let isEncrypted: Bool
    let port: String

    package init(_ url: String) throws(OutboundError) {
        guard url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f }) else { throw .badURL(.unreadable) }
        var parts = roost_url_parts()
        let isURL = roost_url_read(url, &parts)
        defer { roost_url_free(&parts) }
        guard isURL, let scheme = parts.scheme, let host = parts.host else { throw .badURL(.unreadable) }
        switch String(cString: scheme).lowercased() {
        case "https": isEncrypted = true
        case "http": isEncrypted = false
        default: throw .badURL(.scheme)
        }
        guard parts.user == nil else { throw .badURL(.user) }
        self.host = String(cString: host).lowercased()
        port = parts.port.map { String(cString: $0) } ?? ""
    }

    /// Whether it is this machine itself, by a name that no other machine can have.
    package var isLoopback: Bool {
        if host == "localhost" || host == "[::1]" { return true }
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return numbers.count == 4 && numbers.first == 127 && !numbers.contains(nil)
    }

    /// Why an answer from here may not lead on to there.
    func objection(toGoingOn next: WebAddress) -> OutboundError.Redirect? {
        guard next.host == host else { return .otherHost }
        guard next.isEncrypted || !isEncrypted else { return .downgrade }
        // Another port of this host may be another's.
        return next.port == port || next.isEncrypted != isEncrypted ? nil : .otherHost
    }
}
