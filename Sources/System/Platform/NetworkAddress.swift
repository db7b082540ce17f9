import Glibc

/// The address of a machine in an IP network, without a port.
///
/// Each address has one form here: an IPv4 address that is written as an IPv6 one (`::ffff:127.0.0.1`, RFC 4291,
/// 2.5.5.2) is the IPv4 address, so that whoever asks `isLoopback` is not told a different thing by another spelling.
/// Scopes (`fe80::1%eth0`) are refused: they mean nothing beyond one machine's interfaces.
package struct NetworkAddress: Hashable, Sendable {
    /// 4 or 16, in the order of the network.
    private let bytes: [UInt8]

    package static let loopback = NetworkAddress(checked: [127, 0, 0, 1])
    package static let loopbackIPv6 = NetworkAddress(checked: [UInt8](repeating: 0, count: 15) + [1])

    private init(checked bytes: [UInt8]) { self.bytes = bytes }

    /// Nil unless they are 4 or 16.
    package init?(bytes: some Collection<UInt8>) {
        let bytes = Array(bytes)
        switch bytes.count {
        case 4: self.bytes = bytes
        case 16 where bytes.starts(with: Self.mappedPrefix): self.bytes = Array(bytes.suffix(4))
        case 16: self.bytes = bytes
        default: return nil
        }
    }

    /// `127.0.0.1`, `::1` or `[::1]`; nil for a name, and for what old C libraries take for an address (`127.1`).
    package init?(_ text: String) {
        var text = Substring(text)
        let hasBrackets = text.hasPrefix("[") && text.hasSuffix("]") && text.utf8.count > 2
        if hasBrackets { text = text.dropFirst().dropLast() }
        let isIPv6 = text.contains(":")
        guard isIPv6 || !hasBrackets, !text.utf8.contains(0) else { return nil }
        var bytes = [UInt8](repeating: 0, count: isIPv6 ? 16 : 4)
        guard inet_pton(isIPv6 ? AF_INET6 : AF_INET, String(text), &bytes) == 1 else { return nil }
        self.init(bytes: bytes)
    }

    package var isIPv6: Bool { bytes.count == 16 }

    /// Whether only this machine reaches it.
    package var isLoopback: Bool { isIPv6 ? self == .loopbackIPv6 : bytes.first == 127 }

    /// Whether it stands for every address of this machine.
    package var isUnspecified: Bool { bytes.allSatisfy { $0 == 0 } }

    /// As in a URL and in a Host header.
    package func withPort(_ port: UInt16) -> String { isIPv6 ? "[\(self)]:\(port)" : "\(self):\(port)" }

    private static let mappedPrefix = [UInt8](repeating: 0, count: 10) + [0xff, 0xff]
}

extension NetworkAddress: CustomStringConvertible {
    /// As RFC 5952 writes it.
    package var description: String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(INET6_ADDRSTRLEN)) { text in
            guard let start = text.baseAddress,
                inet_ntop(isIPv6 ? AF_INET6 : AF_INET, bytes, start, socklen_t(text.count)) != nil
            else { return "?" }
            return String(cString: start)
        }
    }
}

extension NetworkAddress {
    var family: Int32 { isIPv6 ? AF_INET6 : AF_INET }

    func withSocketAddress<Result>(
        port: UInt16,
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
    ) -> Result {
        isIPv6 ? withIPv6(port, body) : withIPv4(port, body)
    }

    private func withIPv4<Result>(_ port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        withUnsafeMutableBytes(of: &address.sin_addr) { $0.copyBytes(from: bytes) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }

    private func withIPv6<Result>(_ port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(AF_INET6)
        address.sin6_port = port.bigEndian
        withUnsafeMutableBytes(of: &address.sin6_addr) { $0.copyBytes(from: bytes) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in6>.size))
            }
        }
    }
}
