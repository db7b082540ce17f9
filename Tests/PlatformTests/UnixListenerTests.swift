import Glibc
import Platform
import TestSupport
import Testing

@Suite struct UnixListenerTests {
    @Test func itsFileIsPrivate() throws {
        let home = try TemporaryHome()
        let listener = try UnixListener(at: UnixSocketAddress(home.path("socket")))
        let status = try #require(try SystemDisk().status(of: home.path("socket")))
        #expect(status.kind == .socket)
        #expect(status.mode == 0o600)
        #expect(fcntl(listener.descriptor.number, F_GETFD) & FD_CLOEXEC != 0)
    }

    @Test func itsFileIsPrivateWhateverTheUmask() async {
        await #expect(processExitsWith: .success) {
            try TemporaryHome.with { home in
                umask(0)
                _ = try UnixListener(at: UnixSocketAddress(home.path("open")))
                umask(0o777)
                _ = try UnixListener(at: UnixSocketAddress(home.path("closed")))
                for name in ["open", "closed"] {
                    let mode = try SystemDisk().status(of: home.path(name))?.mode
                    #expect(mode == 0o600)
                }
            }
        }
    }

    @Test func nobodyIsNobody() throws {
        let home = try TemporaryHome()
        let listener = try UnixListener(at: UnixSocketAddress(home.path("socket")))
        let isNobody = try listener.accept() == nil
        #expect(isNobody)
    }

    @Test func aPathThatIsTakenIsLeftToItsOwner() throws {
        let home = try TemporaryHome()
        let address = try UnixSocketAddress(home.path("socket"))
        do { _ = try UnixListener(at: address) }
        let isStale = Eventually.wait(upTo: .seconds(60)) {
            do throws(PlatformError) {
                _ = try UnixConnection(to: address)
                return false
            } catch { return error.errno == .connectionRefused }
        }
        #expect(isStale)
        let taken = #expect(throws: PlatformError.self) { _ = try UnixListener(at: address) }
        #expect(taken?.errno == .addressInUse)
        try SystemDisk().remove(address.path)
        _ = try UnixListener(at: address)
    }

    @Test func whereNobodyListensThereIsNoConnection() throws {
        let home = try TemporaryHome()
        let error = #expect(throws: PlatformError.self) {
            _ = try UnixConnection(to: UnixSocketAddress(home.path("missing")))
        }
        #expect(error == .system(operation: "connect to", subject: home.path("missing"), errno: .notFound))
    }

    @Test func aThousandClientsThatVanishLeaveItListening() throws {
        let home = try TemporaryHome()
        let address = try UnixSocketAddress(home.path("socket"))
        let listener = try UnixListener(at: address)
        var refusedCount = 0
        for _ in 0..<1000 {
            _ = try UnixConnection(to: address)
            guard let server = try listener.accept() else { continue }
            do { try server.sendAll([1]) } catch {
                #expect(error.errno == .brokenPipe)
                refusedCount += 1
            }
        }
        // Not of all: a child that another test starts just then has the client's end until it runs its program.
        #expect(refusedCount > 500)
        let client = try UnixConnection(to: address)
        try client.sendAll([1])
        let isServed = try listener.accept() != nil
        #expect(isServed)
    }
}
