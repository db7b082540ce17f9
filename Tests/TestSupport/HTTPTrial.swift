import Glibc
import Platform
import Synchronization

/// A web server on a thread of its own and on this machine alone, that answers as a test says, and remembers what it
/// was asked. It goes with its owner.
package final class HTTPTrial {
    package typealias Answer = @Sendable (TrialQuestion) -> TrialReply

    private final class Shared: Sendable {
        let questions = Mutex<[TrialQuestion]>([])
        let isOver = Atomic(false)
    }

    package let port: UInt16
    private let shared = Shared()
    private var thread: SideThread?

    /// - Parameter port: one that was had before, so that a server can come back; else any.
    package init(port: UInt16 = 0, answer: @escaping Answer) throws {
        let listener = try Self.listen(at: port)
        self.port = Self.port(of: listener)
        let shared = shared
        thread = SideThread {
            let loop = try EventLoop()
            let connections = TrialConnections(FileDescriptor(owning: listener), on: loop) { question in
                shared.questions.withLock { $0.append(question) }
                return answer(question)
            }
            try connections.begin()
            while !shared.isOver.load(ordering: .acquiring) { try loop.turn(upTo: .milliseconds(5)) }
            connections.end()
        }
    }

    /// Answers with these in their order, and with the last again and again.
    package convenience init(port: UInt16 = 0, _ replies: [TrialReply]) throws {
        let next = Atomic(0)
        let box = Box(next)
        try self.init(port: port) { _ in
            let number = box.value.wrappingAdd(1, ordering: .relaxed).oldValue
            return replies[min(number, replies.count - 1)]
        }
    }

    deinit { shared.isOver.store(true, ordering: .releasing) }

    package var url: String { "http://127.0.0.1:\(port)" }

    /// All so far, in their order.
    package var questions: [TrialQuestion] { shared.questions.withLock { $0 } }

    /// Ends it: nobody listens afterwards.
    package func end() throws {
        shared.isOver.store(true, ordering: .releasing)
        if let thread = thread.take() { try thread.join() }
    }

    private final class Box: Sendable {
        let value: Atomic<Int>

        init(_ value: consuming Atomic<Int>) { self.value = value }
    }

    private static func listen(at port: UInt16) throws -> Int32 {
        let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard number >= 0 else { throw failure("make", "a socket") }
        var yes: Int32 = 1
        setsockopt(number, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(number, $0, size) }
        }
        guard bound == 0, Glibc.listen(number, 64) == 0 else { throw failure("listen at", "port \(port)") }
        return number
    }

    private static func failure(_ operation: String, _ subject: String) -> PlatformError {
        .system(operation: operation, subject: subject, errno: Errno(code: errno))
    }

    private static func port(of listener: Int32) -> UInt16 {
        var address = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        _ = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(listener, $0, &size) }
        }
        return UInt16(bigEndian: address.sin_port)
    }
}
