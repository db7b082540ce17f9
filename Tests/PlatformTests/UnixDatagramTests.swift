import Glibc
import Platform
import TestSupport
import Testing

@Suite struct UnixDatagramTests {
    /// A socket that hears one message, at a path or in Linux's own space of names.
    private func hear(at path: String, _ send: () throws -> Void) throws -> String {
        let number = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        let descriptor = FileDescriptor(owning: number)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { room in
            room.copyBytes(from: path.utf8)
            if path.hasPrefix("@") { room[0] = 0 }
        }
        let length = socklen_t(2 + path.utf8.count + (path.hasPrefix("@") ? 0 : 1))
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(number, $0, length) }
        }
        #expect(bound == 0)
        try send()
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = recv(descriptor.number, &bytes, bytes.count, Int32(MSG_DONTWAIT))
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }

    @Test func aMessageComesWhole() throws {
        try TemporaryHome.with { scratch in
            let path = scratch.path("n.sock")
            let heard = try hear(at: path) { try UnixDatagram.send("READY=1\nMAINPID=7", to: path) }
            #expect(heard == "READY=1\nMAINPID=7")
        }
    }

    @Test func namesThatAreNoFilesAreKnown() throws {
        let path = "@roost-test-\(getpid())-\(Randomness.uint64())"
        let heard = try hear(at: path) { try UnixDatagram.send("WATCHDOG=1", to: path) }
        #expect(heard == "WATCHDOG=1")
    }

    @Test func whereNobodyListensIsAnError() throws {
        let scratch = try TemporaryHome()
        #expect(throws: PlatformError.self) { try UnixDatagram.send("x", to: scratch.path("none")) }
        #expect(throws: PlatformError.self) { try UnixDatagram.send("x", to: "relative") }
    }
}
