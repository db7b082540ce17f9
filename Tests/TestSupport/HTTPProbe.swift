import Glibc
import Platform

/// A client of a web server on this machine that sends what it is told, byte for byte, and reads what comes back: for
/// what no proper client does. It waits, and gives up when its patience is over.
package final class HTTPProbe {
    package enum Fault: Error, Hashable {
        case timedOut
        /// The other side has closed, with so many bytes that are no whole answer.
        case closed(afterBytes: Int)
        case malformed(String)
    }

    package struct Reply: Hashable, Sendable {
        package let status: Int
        /// The lines of the head behind the first, as they came.
        package let lines: [String]
        package var body: [UInt8] = []

        package var text: String { String(decoding: body, as: UTF8.self) }

        /// The value of the first line of this name, whatever its case.
        package func header(_ name: String) -> String? {
            let wanted = name.lowercased() + ":"
            let line = lines.first { $0.lowercased().hasPrefix(wanted) }
            return line.map { String($0.dropFirst(wanted.count).drop { $0 == " " }) }
        }
    }

    private let patience: Duration
    private var descriptor: FileDescriptor?
    private var heard: [UInt8] = []

    package init(port: UInt16, patience: Duration = .seconds(60)) throws {
        self.patience = patience
        let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard number >= 0 else { throw Self.failure("make", "a socket") }
        descriptor = FileDescriptor(owning: number)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let answer = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(number, $0, size) }
        }
        guard answer == 0 else { throw Self.failure("connect to", "port \(port)") }
    }

    package func send(_ text: String) throws { try send(Array(text.utf8)) }

    /// Waits where the other side takes nothing, for as long as it has patience.
    package func send(_ bytes: [UInt8]) throws {
        let number = try open()
        var sent = 0
        while sent < bytes.count {
            try wait(Int16(POLLOUT))
            let count = bytes.withUnsafeBytes { raw in
                let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
                return Glibc.send(number, raw.baseAddress.map { $0 + sent }, bytes.count - sent, flags)
            }
            if count < 0, errno == EAGAIN || errno == EINTR { continue }
            guard count >= 0 else { throw Self.failure("send to", "the server") }
            sent += count
        }
    }

    /// The head of the next answer; its body is left to be read.
    package func readHead() throws -> Reply {
        let end = try index(of: Array("\r\n\r\n".utf8))
        let head = String(decoding: heard[..<end], as: UTF8.self)
        heard.removeFirst(end + 4)
        var lines = head.split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
        let first = lines.removeFirst().split(separator: " ")
        guard first.count > 1, first[0].hasPrefix("HTTP/1."), let status = Int(first[1]) else {
            throw Fault.malformed(head)
        }
        return Reply(status: status, lines: lines)
    }

    /// The next answer with its body.
    /// - Parameter isBare: it is to a HEAD, and has none whatever its head says.
    package func readReply(isBare: Bool = false) throws -> Reply {
        var reply = try readHead()
        if isBare || reply.status == 204 || reply.status == 304 || reply.status < 200 { return reply }
        if reply.header("Transfer-Encoding") == "chunked" {
            while let piece = try readPiece() { reply.body += piece }
        } else if let length = reply.header("Content-Length").flatMap({ Int($0) }) {
            try hear { $0.count >= length }
            reply.body = Array(heard.prefix(length))
            heard.removeFirst(length)
        } else {
            while try receive() {}
            reply.body = heard
            heard = []
        }
        return reply
    }

    /// The next piece of a chunked body; nil at its end.
    package func readPiece() throws -> [UInt8]? {
        let end = try index(of: Array("\r\n".utf8))
        let line = String(decoding: heard[..<end], as: UTF8.self)
        guard let size = Int(line, radix: 16) else { throw Fault.malformed(line) }
        try hear { $0.count >= end + 2 + size + 2 }
        let piece = Array(heard[(end + 2)..<(end + 2 + size)])
        heard.removeFirst(end + 2 + size + 2)
        return size == 0 ? nil : piece
    }

    /// Pieces of a chunked body until this stands in them.
    package func readPieces(until marker: String) throws -> String {
        var text = ""
        while !text.contains(marker) {
            guard let piece = try readPiece() else { throw Fault.closed(afterBytes: text.utf8.count) }
            text += String(decoding: piece, as: UTF8.self)
        }
        return text
    }

    /// Waits until the other side ends the connection, and answers what it sent before.
    package func readToEnd() throws -> [UInt8] {
        while try receive() {}
        defer { heard = [] }
        return heard
    }

    /// Says that nothing more is sent, as `nc -N` does.
    package func finishSending() throws { _ = shutdown(try open(), Int32(SHUT_WR)) }

    package func close() { descriptor = nil }

    private func open() throws -> Int32 {
        guard let number = number() else { throw Fault.closed(afterBytes: 0) }
        return number
    }

    private func number() -> Int32? {
        switch descriptor {
        case .some(let descriptor): descriptor.number
        case .none: nil
        }
    }

    private func index(of marker: [UInt8]) throws -> Int {
        var from = 0
        while true {
            if heard.count >= marker.count {
                for start in from...(heard.count - marker.count) where heard[start...].starts(with: marker) {
                    return start
                }
                from = heard.count - marker.count + 1
            }
            let count = heard.count
            guard try receive() else { throw Fault.closed(afterBytes: count) }
        }
    }

    private func hear(until isEnough: ([UInt8]) -> Bool) throws {
        while !isEnough(heard) {
            guard try receive() else { throw Fault.closed(afterBytes: heard.count) }
        }
    }

    /// False at the end. A connection that was reset has ended too.
    private func receive() throws -> Bool {
        let number = try open()
        var bytes = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            try wait(Int16(POLLIN))
            let count = recv(number, &bytes, bytes.count, Int32(MSG_DONTWAIT))
            if count < 0, errno == EAGAIN || errno == EINTR { continue }
            if count < 0, errno == ECONNRESET { return false }
            guard count >= 0 else { throw Self.failure("receive from", "the server") }
            heard += bytes.prefix(count)
            return count > 0
        }
    }

    private func wait(_ events: Int16) throws {
        var entry = pollfd(fd: try open(), events: events, revents: 0)
        let milliseconds = Int32(clamping: patience.components.seconds * 1000)
        var count: Int32
        repeat { count = poll(&entry, 1, milliseconds) } while count < 0 && errno == EINTR
        guard count > 0 else { throw Fault.timedOut }
    }

    private static func failure(_ operation: String, _ subject: String) -> PlatformError {
        .system(operation: operation, subject: subject, errno: Errno(code: errno))
    }
}
