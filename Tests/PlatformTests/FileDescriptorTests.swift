import Glibc
import Platform
import TestSupport
import Testing

@Suite struct FileDescriptorTests {
    private let disk = SystemDisk()

    /// Its own number may be given out again at once by another test's open; that it closes on exec may not be told
    /// of another one either. What is asked is therefore whether it still is the same file.
    private func isOpen(_ number: Int32, _ status: FileStatus) -> Bool {
        var found = stat()
        return fstat(number, &found) == 0 && UInt64(found.st_ino) == status.inode
            && UInt64(found.st_dev) == status.device
    }

    @Test func itsEndClosesIt() throws {
        let home = try TemporaryHome()
        var number: Int32 = -1
        let status: FileStatus
        do {
            let file = try disk.open(home.path("file"), .createNew)
            status = try disk.status(of: file)
            number = file.number
            #expect(isOpen(number, status))
        }
        #expect(!isOpen(number, status))
    }

    @Test func whatIsReleasedStaysOpen() throws {
        let home = try TemporaryHome()
        let file = try disk.open(home.path("file"), .createNew)
        let status = try disk.status(of: file)
        let number = file.release()
        #expect(isOpen(number, status))
        #expect(close(number) == 0)
    }

    @Test func aDuplicateIsTheSameOpenFileAndClosesOnExec() throws {
        let home = try TemporaryHome()
        let file = try disk.open(home.path("file"), .createNew)
        let duplicate = try file.duplicate()
        #expect(duplicate.number != file.number)
        #expect(duplicate.number >= 3)
        #expect(fcntl(duplicate.number, F_GETFD) & FD_CLOEXEC != 0)
        try disk.writeAll([1, 2], to: file)
        #expect(lseek(duplicate.number, 0, SEEK_CUR) == 2)
    }

    @Test func anErrorNamesThePathBehindTheNumber() throws {
        let home = try TemporaryHome()
        let file = try disk.open(home.path("file"), .createNew)
        let error = #expect(throws: PlatformError.self) {
            try disk.read(file, into: UnsafeMutableRawBufferPointer(start: nil, count: 0), at: 0)
        }
        #expect(error == .system(operation: "read", subject: home.path("file"), errno: .badDescriptor))
    }

    @Test func oneThatWeWereStartedWithIsTakenOverAndGoesNoFurther() throws {
        let number = dup(2)
        guard let taken = FileDescriptor.ifOpen(number) else {
            Issue.record("it is open")
            return
        }
        #expect(taken.number == number)
        #expect(fcntl(taken.number, F_GETFD) & FD_CLOEXEC != 0)
    }

    @Test func oneThatWeWereNotStartedWithIsNone() {
        let isThere = FileDescriptor.ifOpen(1_000_000) != nil
        #expect(!isThere)
    }

    @Test func theChannelForMessagesIsACopy() throws {
        let copy = try FileDescriptor.standardError()
        #expect(copy.number >= 3)
        #expect(try disk.readLink("/proc/self/fd/\(copy.number)") == disk.readLink("/proc/self/fd/2"))
        #expect(fcntl(copy.number, F_GETFD) & FD_CLOEXEC != 0)
    }

    @Test(arguments: [0, 1, 64 << 10, 200_000])
    func allIsReadToTheEnd(_ count: Int) throws {
        let home = try TemporaryHome()
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        try disk.createFile(home.path("file"), with: bytes)
        let file = try disk.openFile(home.path("file"), .read)
        let found = try file.readToEnd(bytesMax: count)
        let again = try file.readToEnd(bytesMax: 0)
        #expect(found == bytes)
        #expect(again == [], "it is read from its own position on")
    }

    @Test func moreThanMayBeReadIsRefused() throws {
        let home = try TemporaryHome()
        try disk.createFile(home.path("file"), with: [1, 2, 3])
        let file = try disk.openFile(home.path("file"), .read)
        var failure: PlatformError?
        do { _ = try file.readToEnd(bytesMax: 2) } catch { failure = error }
        #expect(failure == .tooLarge(path: home.path("file"), bytesMax: 2))
    }
}
