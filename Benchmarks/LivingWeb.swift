import Control
import Domain
import Glibc
import Platform

/// The dashboard of a home beside its daemon, which ends with that.
struct LivingWeb {
    private static let patience = Duration.seconds(60)
    private static let answerBytesMax = 1 << 20

    let token: String
    private let serving: WebServing

    init(of daemon: LivingDaemon, _ programs: Programs) throws {
        let words = ["web", "--print-url", "--home", daemon.home]
        let nothing = try SystemDisk().openFile("/dev/null", .writeExisting)
        _ = try programs.run(try programs.ours("roost"), words, output: .descriptor(nothing.number))
        let folder = WebFolder(ofHome: daemon.home)
        let clock = SystemClock()
        let deadline = clock.now().monotonic.advanced(by: Self.patience)
        while true {
            if let serving = try WebServing.alive(in: folder, on: SystemDisk()) {
                self.serving = serving
                break
            }
            guard clock.now().monotonic < deadline else { throw PlatformError.noProgress(subject: "roost web") }
            usleep(10_000)
        }
        guard let token = try WebToken.read(in: folder, on: SystemDisk()) else {
            throw PlatformError.unreadable(path: folder.token, expected: "a token")
        }
        self.token = token.text
    }

    var pid: Int32 { serving.process.pid }

    func url(_ path: String) -> String { "http://127.0.0.1:\(serving.port)\(path)" }

    /// The body of one answer.
    func answer(to path: String) throws -> [UInt8] {
        let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard number >= 0 else { throw PlatformError.noProgress(subject: "a socket") }
        let connection = FileDescriptor(owning: number)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = serving.port.bigEndian
        address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isThere = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(number, $0, size) == 0 }
        }
        guard isThere else { throw PlatformError.noProgress(subject: url(path)) }
        let lines = [
            "GET \(path) HTTP/1.1", "Host: 127.0.0.1:\(serving.port)", "Authorization: Bearer \(token)",
            "Connection: close", "", "",
        ]
        try SystemDisk().writeAll(Array(lines.joined(separator: "\r\n").utf8), to: connection)
        var answer: [UInt8] = []
        var room = [UInt8](repeating: 0, count: 64 << 10)
        while answer.count < Self.answerBytesMax {
            let count = read(number, &room, room.count)
            guard count > 0 else { break }
            answer += room.prefix(count)
        }
        let text = String(decoding: answer, as: UTF8.self)
        guard text.hasPrefix("HTTP/1.1 200 "), let head = text.range(of: "\r\n\r\n") else {
            throw PlatformError.unreadable(path: url(path), expected: "an answer, and not: \(text.prefix(200))")
        }
        return Array(text[head.upperBound...].utf8)
    }
}

extension String {
    fileprivate func range(of text: String) -> Range<Index>? { firstRange(of: text) }
}
