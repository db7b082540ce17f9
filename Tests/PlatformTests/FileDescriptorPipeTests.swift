import Domain
import Glibc
import TestSupport
import Testing

@testable import Platform

@Suite struct FileDescriptorPipeTests {
    private func fill(_ number: Int32) {
        let flags = fcntl(number, F_GETFL)
        #expect(fcntl(number, F_SETFL, flags | O_NONBLOCK) == 0)
        let page = [UInt8](repeating: 0, count: 4_096)
        while write(number, page, page.count) > 0 {}
        #expect(errno == EAGAIN)
        #expect(fcntl(number, F_SETFL, flags) == 0)
    }

    // MARK: Size

    @Test func itTakesTheFirstSizeThatIsGranted() throws {
        let pipe = try Pipe()
        let granted = try pipe.grow(toFirstOf: [128 << 10, 64 << 10])
        let size = try pipe.reading.pipeBytes()
        let other = try pipe.writing.pipeBytes()
        #expect(granted == 128 << 10)
        #expect(size == granted && other == granted)
    }

    @Test func aSizeThatIsRefusedIsPassedOver() throws {
        let pipe = try Pipe()
        let granted = try pipe.grow(toFirstOf: [-1, 32 << 10, 64 << 10])
        #expect(granted == 32 << 10)
    }

    @Test func whereEveryOneIsRefusedThePipeStaysAsItWas() throws {
        let pipe = try Pipe()
        let before = try pipe.grow(toFirstOf: [64 << 10])
        fill(pipe.writing.number)
        let after = try pipe.grow(toFirstOf: [-1, 4_096])
        #expect(before == 64 << 10)
        #expect(after == before, "what is in it has no room in less")
        let asMade = try Pipe().grow(toFirstOf: [])
        #expect(asMade > 0)
    }

    @Test func whatIsNoPipeHasNoSize() throws {
        let null = try FileDescriptor.null()
        var failure: Errno?
        do { _ = try null.pipeBytes() } catch { failure = error.errno }
        #expect(failure == .badDescriptor)
    }

    private static let allowanceBytes: Int = {
        let text = Deliberate.ignore(because: "without the file nothing is known of an allowance") {
            () throws(PlatformError) in try SystemDisk().readAll("/proc/sys/fs/pipe-user-pages-soft", bytesMax: 100)
        }
        let pages = Int(String(decoding: text ?? [], as: UTF8.self).filter(\.isNumber)) ?? 0
        return pages * 4_096
    }()

    /// As a user without privileges, of whom nobody else has pipes.
    @Test(.enabled(if: geteuid() == 0 && (1...(64 << 20)).contains(allowanceBytes)))
    func aUserWhoseAllowanceIsSpentGetsSmallerPipesAndNoErrors() async {
        await #expect(processExitsWith: .success) {
            #expect(setuid(54_321) == 0)
            var sizes: [Int] = []
            var held: [Int32] = []
            while sizes.last != 4_096, sizes.last != 8_192, sizes.count < 400 {
                let pipe = try Pipe()
                let size = try pipe.grow(toFirstOf: [1 << 20, 256 << 10, 64 << 10])
                let found = try pipe.reading.pipeBytes()
                #expect(found == size)
                sizes.append(size)
                held.append(pipe.keepReading().release())
            }
            #expect(sizes.first == 1 << 20)
            #expect(sizes == sizes.sorted(by: >))
            #expect(Set(sizes).isSubset(of: [1 << 20, 256 << 10, 64 << 10, 8_192, 4_096]))
            #expect((sizes.last ?? 0) <= 8_192, "\(sizes.count)")
        }
    }

    // MARK: Opened both ways

    @Test func aPipeOpenedBothWaysIsNeverBrokenOnlyFull() throws {
        let both: FileDescriptor
        do {
            let pipe = try Pipe()
            both = try pipe.writing.reopenedBothWays()
        }
        // With nobody else on it: SIGPIPE would end the test here.
        #expect(write(both.number, "abc", 3) == 3)
        fill(both.number)
        var bytes = [UInt8](repeating: 1, count: 3)
        #expect(read(both.number, &bytes, 3) == 3)
        #expect(bytes == Array("abc".utf8))
        #expect(fcntl(both.number, F_GETFD) & FD_CLOEXEC != 0)
    }

    @Test func itsEndStillComesToTheReader() throws {
        let pipe = try Pipe()
        let inode = try pipe.reading.inode()
        do {
            let both = try pipe.writing.reopenedBothWays()
            let same = try both.inode()
            #expect(same == inode)
            #expect(write(both.number, "abc", 3) == 3)
        }
        let reading = pipe.keepReading()
        let counts = [try reading.discard(countMax: 100), try reading.discard(countMax: 100)]
        #expect(counts == [3, 0])
    }

    @Test func aPipeIsFoundByItsNameInProc() throws {
        let pipe = try Pipe()
        let again = try FileDescriptor.readingPipe("/proc/self/fd/\(pipe.reading.number)")
        let inodes = [try pipe.reading.inode(), try pipe.writing.inode(), try again.inode()]
        #expect(Set(inodes).count == 1)
        #expect(SystemDisk.target(ofLink: "/proc/self/fd/\(again.number)") == "pipe:[\(inodes[0])]")
        var byte: UInt8 = 0
        #expect(read(again.number, &byte, 1) == -1, "it never waits")
        #expect(errno == EAGAIN)
        #expect(throws: PlatformError.self) { _ = try FileDescriptor.readingPipe("/proc/self/fd/1000000") }
    }

    @Test func nullReadsAsEmpty() throws {
        let null = try FileDescriptor.null()
        var byte: UInt8 = 0
        #expect(read(null.number, &byte, 1) == 0)
        #expect(write(null.number, "a", 1) == 1)
    }

    // MARK: Moving

    @Test func whatIsThrownAwayIsCounted() throws {
        let pipe = try Pipe()
        let empty = try pipe.reading.discard(countMax: 100)
        #expect(write(pipe.writing.number, "abcde", 5) == 5)
        let counts = [try pipe.reading.discard(countMax: 2), try pipe.reading.discard(countMax: 100)]
        #expect(empty == nil)
        #expect(counts == [2, 3])
        let reading = pipe.keepReading()
        let end = try reading.discard(countMax: 100)
        #expect(end == 0)
    }

    @Test func bytesMoveFromPipeToPipeUntilItIsFull() throws {
        let from = try Pipe()
        let to = try Pipe()
        let none = try from.reading.move(to: to.writing, countMax: 100)
        #expect(write(from.writing.number, "abc", 3) == 3)
        let two = try from.reading.move(to: to.writing, countMax: 2)
        var bytes = [UInt8](repeating: 0, count: 10)
        #expect(read(to.reading.number, &bytes, 10) == 2)
        fill(to.writing.number)
        let full = try from.reading.move(to: to.writing, countMax: 100)
        #expect(none == nil)
        #expect(two == 2 && bytes.prefix(2) == [97, 98])
        #expect(full == nil)
        while let count = try to.reading.discard(countMax: 1 << 20), count > 0 {}
        let rest = try from.reading.move(to: to.writing, countMax: 100)
        let reading = from.keepReading()
        let end = try reading.move(to: to.writing, countMax: 100)
        #expect(rest == 1 && end == 0)
    }

    @Test func whatIsNoPipeCannotBeMovedFrom() throws {
        let home = try TemporaryHome()
        let file = try SystemDisk().open(home.path("file"), .createNew)
        var failure: PlatformError?
        do { _ = try file.discard(countMax: 1) } catch { failure = error }
        #expect(failure != nil)
    }
}
