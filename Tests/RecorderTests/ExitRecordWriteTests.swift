import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Recorder

@Suite struct ExitRecordWriteTests {
    private let runs: RunFixture
    private let paths: RunPaths
    private let disk = SystemDisk()

    init() throws {
        runs = try RunFixture(for: "ExitRecordWriteTests")
        paths = try runs.prepare().paths
    }

    private func record(_ code: Int32) -> ExitRecord {
        ExitRecord(status: .exited(code: code), createdAt: runs.clock.now().wall.truncatedToMilliseconds)
    }

    @Test func itIsWrittenAndFoundAgain() {
        #expect(ExitRecord.find(in: paths, on: disk) == nil)
        #expect(record(3).write(to: paths, on: disk) == nil)
        #expect(ExitRecord.find(in: paths, on: disk)?.status == .exited(code: 3))
    }

    @Test func theFirstThatWasWrittenCounts() {
        #expect(record(3).write(to: paths, on: disk) == nil)
        #expect(record(4).write(to: paths, on: disk) == nil)
        #expect(ExitRecord.find(in: paths, on: disk)?.status == .exited(code: 3))
    }

    /// Its writer was killed in the middle of it.
    @Test func whatIsTornIsWrittenAnew() throws {
        let whole = record(4).bytes
        for count in 0..<whole.count {
            try disk.replaceFile(paths.exit, with: Array(whole[..<count]))
            #expect(ExitRecord.find(in: paths, on: disk) == nil)
            #expect(record(3).write(to: paths, on: disk) == nil)
            #expect(ExitRecord.find(in: paths, on: disk)?.status == .exited(code: 3))
        }
    }

    @Test(arguments: [Errno.noSpace, .inputOutput])
    func whatKeptItFromBeingWrittenIsAnswered(_ errno: Errno) throws {
        let met = try FaultyDisk.sweep(.fail(errno)) { faulty in
            let found = record(5).write(to: paths, on: faulty)
            if faulty.firedCount > 0, found == nil {
                #expect(ExitRecord.find(in: paths, on: disk)?.status == .exited(code: 5))
            } else if faulty.firedCount > 0 {
                #expect(found == errno)
            }
            // Whatever happened, to try again leads to the record.
            #expect(record(5).write(to: paths, on: disk) == nil)
            #expect(ExitRecord.find(in: paths, on: disk)?.status == .exited(code: 5))
            try disk.remove(paths.exit)
        }
        #expect(met > 0)
    }
}
