import JSON
import Platform
import TestSupport
import Testing

@testable import Control

@Suite struct FrameConnectionTests {
    private let home: TemporaryHome

    init() throws { home = try TemporaryHome(for: "FrameConnectionTests") }

    private func pair() throws -> (FrameConnection, FrameConnection) {
        let address = try UnixSocketAddress(home.path("s"))
        let listener = try UnixListener(at: address)
        let client = FrameConnection(try UnixConnection(to: address, waits: false))
        guard let connection = try listener.accept() else { throw ControlError.closed }
        try connection.setNonBlocking()
        return (client, FrameConnection(connection))
    }

    @Test func framesGoBothWays() throws {
        let (left, right) = try pair()
        try left.send(["a": 1])
        try left.send(["a": 2])
        try right.send(["b": 3])
        #expect(try right.receive() == [.success(["a": 1]), .success(["a": 2])])
        #expect(try left.receive() == [.success(["b": 3])])
        #expect(try left.peer() == (try right.peer()))
    }

    @Test func whereNothingHasComeThereIsNoFrameAndNoWait() throws {
        let (left, right) = try pair()
        #expect(try left.receive().isEmpty)
        #expect(!right.wantsToWrite)
    }

    @Test func whatCameBeforeTheEndIsReadBeforeTheEnd() throws {
        let right: FrameConnection
        do {
            let (left, other) = try pair()
            right = other
            try left.send(["a": 1])
        }
        #expect(try right.receive() == [.success(["a": 1])])
        #expect(throws: ControlError.closed) { _ = try right.receive() }
    }

    @Test func anEndThatLeftSomethingUnreadHasClosedToo() throws {
        let right: FrameConnection
        do {
            let (left, other) = try pair()
            right = other
            try right.send(["b": 1])
            try left.send(["a": 1])
        }
        #expect(try right.receive() == [.success(["a": 1])])
        #expect(throws: ControlError.closed) { _ = try right.receive() }
        #expect(throws: ControlError.closed) { try right.send(["b": 2]) }
    }
}
