import Glibc
import Platform
import TestSupport
import Testing

@Suite struct ByteLockTests {
    /// Two openings of one file, for reading and writing: a read lock needs the one, a write lock the other.
    private func withTwo(
        _ body: (_ one: borrowing FileDescriptor, _ other: borrowing FileDescriptor) throws -> Void
    ) throws {
        let home = try TemporaryHome()
        try SystemDisk().createFile(home.path("file"), with: [0])
        let one = FileDescriptor(owning: open(home.path("file"), O_RDWR | O_CLOEXEC))
        let other = FileDescriptor(owning: open(home.path("file"), O_RDWR | O_CLOEXEC))
        try body(one, other)
    }

    @Test func manyReadButAWriterIsAlone() throws {
        try withTwo { one, other in
            let first = try ByteLock.acquire(.read, on: 5, of: one)
            let second = try ByteLock.acquire(.read, on: 5, of: other)
            let third = try ByteLock.acquire(.write, on: 5, of: other)
            #expect(first && second && !third)
        }
    }

    @Test func bytesAreLockedEachByItself() throws {
        try withTwo { one, other in
            let first = try ByteLock.acquire(.write, on: 5, of: one)
            let second = try ByteLock.acquire(.write, on: 6, of: other)
            #expect(first && second)
        }
    }

    @Test func whetherAnotherHoldsOneCanBeAskedWithoutTakingIt() throws {
        try withTwo { one, other in
            let before = try ByteLock.isHeldByAnother(against: .write, on: 5, of: one)
            _ = try ByteLock.acquire(.read, on: 5, of: other)
            let during = try ByteLock.isHeldByAnother(against: .write, on: 5, of: one)
            let againstReading = try ByteLock.isHeldByAnother(against: .read, on: 5, of: one)
            let own = try ByteLock.isHeldByAnother(against: .write, on: 5, of: other)
            try ByteLock.release(5, of: other)
            let after = try ByteLock.isHeldByAnother(against: .write, on: 5, of: one)
            #expect([before, during, againstReading, own, after] == [false, true, false, false, false])
        }
    }

    @Test func itGoesWithItsHolder() throws {
        let home = try TemporaryHome()
        let file = try SystemDisk().open(home.path("file"), .createNew)
        do {
            let holder = FileDescriptor(owning: open(home.path("file"), O_RDWR | O_CLOEXEC))
            let isHeld = try ByteLock.acquire(.read, on: 0, of: holder)
            #expect(isHeld)
            // Closing another opening of the same file drops locks of the older kind, and must not drop this.
            _ = try SystemDisk().readAll(home.path("file"), bytesMax: 10)
            let isSeen = try ByteLock.isHeldByAnother(against: .write, on: 0, of: file)
            #expect(isSeen)
        }
        // A child that another test starts just then has a copy of the holder's descriptor until it runs its program.
        let hasGone = try Eventually.wait(upTo: .seconds(60)) {
            try !ByteLock.isHeldByAnother(against: .write, on: 0, of: file)
        }
        #expect(hasGone)
    }
}
