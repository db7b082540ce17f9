/// Which repository a remote is, as `gh` names it: `acme/web`, `github.example.org/acme/web`.
package struct RemoteRepository: Hashable, Sendable {
    package let name: String

    /// Nil for a URL that does not end with an owner and a name.
    package init?(_ url: String) {
        var rest = url[...]
        while rest.hasSuffix("/") { rest.removeLast() }
        if rest.hasSuffix(".git") { rest.removeLast(4) }
        var host = ""
        if let scheme = rest.range(of: "://") {
            let isFile = rest[..<scheme.lowerBound] == "file"
            rest = rest[scheme.upperBound...]
            if !isFile, let slash = rest.firstIndex(of: "/") {
                host = Self.host(rest[..<slash])
                rest = rest[rest.index(after: slash)...]
            }
        } else if let colon = rest.firstIndex(of: ":"), !rest[..<colon].contains("/") {
            host = Self.host(rest[..<colon])
            rest = rest[rest.index(after: colon)...]
        }
        let parts = rest.split(separator: "/")
        guard parts.count >= 2, !parts.suffix(2).contains(where: { $0.hasPrefix("-") }) else { return nil }
        let path = parts.suffix(2).joined(separator: "/")
        name = host.isEmpty || host == "github.com" ? path : "\(host)/\(path)"
    }

    /// Without who calls, and without the port.
    private static func host(_ text: Substring) -> String {
        let host = text.split(separator: "@").last ?? text
        return String(host.prefix { $0 != ":" })
    }
}

extension Substring {
    /// The first place of another text.
    fileprivate func range(of other: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(other) { return start..<index(start, offsetBy: other.count) }
            start = index(after: start)
        }
        return nil
    }
}
