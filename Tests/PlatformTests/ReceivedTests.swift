import Glibc
import TestSupport
import Testing

@testable import Platform

@Suite struct ReceivedTests {
    /// Whether somebody still holds the writing end of the pipe.
    private func isHeld(_ reading: borrowing FileDescriptor) -> Bool {
        var entry = pollfd(fd: reading.number, events: Int16(POLLIN), revents: 0)
        poll(&entry, 1, 0)
        return Int32(entry.revents) & Int32(POLLHUP) == 0
    }

    /// A pipe whose only writing end came over a connection.
    private func received() throws -> (reading: Int32, writing: Int32) {
        let pipe = try Pipe()
        return (try pipe.reading.duplicate().release(), try pipe.writing.duplicate().release())
    }

    @Test func descriptorsComeInTheOrderInWhichTheyWereSent() throws {
        let (reading, writing) = try received()
        var received = Received(count: 3, owning: [reading, writing])
        let count = received.descriptorCount
        guard let first = received.takeDescriptor(), let second = received.takeDescriptor() else {
            Issue.record("there were two")
            return
        }
        let numbers = [first.number, second.number]
        let isEmpty = received.takeDescriptor() == nil
        #expect(count == 2)
        #expect(numbers == [reading, writing])
        #expect(isEmpty)
    }

    @Test func descriptorsThatNobodyTakesAreClosed() throws {
        let (reading, writing) = try received()
        let end = FileDescriptor(owning: reading)
        do {
            let received = Received(count: 1, owning: [writing])
            let held = isHeld(end)
            let count = received.descriptorCount
            #expect(held)
            #expect(count == 1)
        }
        let held = isHeld(end)
        #expect(!held)
    }

    @Test func oneThatWasTakenOutlivesTheRest() throws {
        let (reading, writing) = try received()
        let end = FileDescriptor(owning: reading)
        var received = Received(count: 1, owning: [writing])
        let taken = received.takeDescriptor()
        _ = consume received
        let held = isHeld(end)
        #expect(held)
        _ = consume taken
        let isStillHeld = isHeld(end)
        #expect(!isStillHeld)
    }
}
