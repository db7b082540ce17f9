import Glibc
import Platform
import TestSupport
import Testing

@Suite struct UnixConnectionTests {
    private let limit = Duration.seconds(60)

    /// A listener at a path of its own, with a connection to it from both sides.
    private func withConnection(
        _ body: (_ client: borrowing UnixConnection, _ server: consuming UnixConnection) throws -> Void
    ) throws {
        let home = try TemporaryHome()
        let address = try UnixSocketAddress(home.path("socket"))
        let listener = try UnixListener(at: address)
        let client = try UnixConnection(to: address)
        if let server = try listener.accept() {
            try body(client, server)
        } else {
            Issue.record("nobody has connected")
        }
    }

    private func receive(_ connection: borrowing UnixConnection) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = try bytes.withUnsafeMutableBytes { try connection.receive(into: $0)?.count }
        return Array(bytes.prefix(try #require(count)))
    }

    @Test func oneThatMayNotWaitIsTurnedAwayByAFullQueue() throws {
        let home = try TemporaryHome()
        let address = try UnixSocketAddress(home.path("socket"))
        let listener = try UnixListener(at: address)
        let shortened = Glibc.listen(listener.descriptor.number, 0)
        try #require(shortened == 0)
        let first = try UnixConnection(to: address, waits: false)
        #expect(fcntl(first.descriptor.number, F_GETFL) & O_NONBLOCK != 0)
        let error = #expect(throws: PlatformError.self) { _ = try UnixConnection(to: address, waits: false) }
        #expect(error?.errno == .again)
        withExtendedLifetime(listener) {}
    }

    @Test func bytesGoBothWaysUntilOneCloses() throws {
        try withConnection { client, server in
            try client.sendAll([1, 2, 3])
            let there = try receive(server)
            try server.sendAll([4])
            let back = try receive(client)
            #expect(there == [1, 2, 3])
            #expect(back == [4])
            try close(server)
            let end = try receive(client)
            #expect(end == [])
        }
    }

    private func close(_ connection: consuming UnixConnection) throws {}

    @Test func thePeerIsKnown() throws {
        try withConnection { client, server in
            let peer = try server.peer()
            #expect(peer.pid == getpid())
            #expect(peer.uid == geteuid())
            #expect(peer.gid == getegid())
        }
    }

    @Test func aDescriptorIsPassedOnAndClosesOnExec() throws {
        let home = try TemporaryHome()
        let file = try SystemDisk().open(home.path("file"), .createNew)
        let fileNumber = file.number
        let status = try SystemDisk().status(of: file)
        try withConnection { client, server in
            try client.sendAll([9], descriptors: [fileNumber, fileNumber])
            var byte = [UInt8](repeating: 0, count: 1)
            var descriptorCount = 0
            var isSame = false
            var closesOnExec = false
            try byte.withUnsafeMutableBytes { buffer in
                guard var received = try server.receive(into: buffer) else { return }
                descriptorCount = received.descriptorCount
                guard let passed = received.takeDescriptor() else { return }
                isSame = try SystemDisk().status(of: passed).isSameFile(as: status) && passed.number != fileNumber
                closesOnExec = fcntl(passed.number, F_GETFD) & FD_CLOEXEC != 0
            }
            #expect(byte == [9])
            #expect(descriptorCount == 2)
            #expect(isSame)
            #expect(closesOnExec)
        }
    }

    @Test func aDescriptorThatNobodyTakesIsClosed() throws {
        try withConnection { client, server in
            let pipe = try Pipe()
            try client.sendAll([1], descriptors: [pipe.writing.number])
            _ = try receive(server)
            // Only ours is left: when it goes, the reader sees the end.
            try end(pipe)
        }
    }

    private func end(_ pipe: consuming Pipe) throws {
        let reading = try pipe.reading.duplicate()
        do { _ = consume pipe }
        var entry = pollfd(fd: reading.number, events: Int16(POLLIN), revents: 0)
        #expect(poll(&entry, 1, 60_000) == 1)
        #expect(Int32(entry.revents) & Int32(POLLHUP) != 0)
    }

    @Test func aVanishedPeerIsAnErrorAndNoSignal() throws {
        try withConnection { client, server in
            try close(server)
            var errno: Errno?
            let isRefused = Eventually.wait(upTo: limit) {
                do throws(PlatformError) { try client.sendAll([1]) } catch { errno = error.errno }
                return errno != nil
            }
            #expect(isRefused)
            #expect(errno == .brokenPipe)
        }
    }

    @Test func aFullConnectionWaitsOnlyIfItMay() throws {
        try withConnection { client, server in
            try client.setNonBlocking()
            let bytes = [UInt8](repeating: 7, count: 1 << 20)
            var sent = 0
            while let count = try bytes.withUnsafeBytes({ try client.send($0) }) { sent += count }
            #expect(sent > 0)
            var received = 0
            while received < sent { received += try receive(server).count }
            #expect(received == sent)
            let isWritable = try client.wait(for: .writable, upTo: limit)
            #expect(isWritable)
        }
    }
}
